import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MfaMessagesPatch } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { useMessages } from '../../src/provider/messages.js';

const base = { messages: en, patches: [] };
const retryIn = (wait: string): string => `Wait ${wait}`;

describe('messages with a patch', () => {
  it('are one object as long as the patch has the same content', () => {
    const { result, rerender } = renderHook(({ patch }: { patch: MfaMessagesPatch }) => useMessages(base, patch), {
      initialProps: { patch: { challenge: { verify: 'Go' }, common: { retryIn } } },
    });
    const first = result.current;
    rerender({ patch: { common: { retryIn }, challenge: { verify: 'Go' } } });
    expect(result.current).toBe(first);
    rerender({ patch: { common: { retryIn }, challenge: { verify: 'Stop' } } });
    expect(result.current).not.toBe(first);
    expect(result.current.messages.challenge.verify).toBe('Stop');
    expect(first.messages.challenge.verify).toBe('Go');
  });

  it("are the base itself without a patch, and don't change the base", () => {
    const { result } = renderHook(() => useMessages(base, undefined));
    expect(result.current.messages).toBe(en);
    renderHook(() => useMessages(base, { challenge: { verify: 'Go' } }));
    expect(en.challenge.verify).toBe('Verify');
  });
});
