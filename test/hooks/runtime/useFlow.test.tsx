import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { type Flow, useFlow } from '../../../src/hooks/runtime/useFlow.js';

type State = {
  status: 'open';
  count: number;
  secret: SecretBox<string> | undefined;
  inner?: { deep: SecretBox<string> };
};
type Event = { type: 'added' } | { type: 'ignored' } | { type: 'told'; secret: SecretBox<string> } | { type: 'closed' };

function reducer(state: State, event: Event): State {
  switch (event.type) {
    case 'added':
      return { ...state, count: state.count + 1 };
    case 'told':
      return { ...state, secret: event.secret };
    case 'closed':
      return { status: 'open', count: state.count, secret: undefined };
    default:
      return state;
  }
}

function run(key: unknown = 'first', init: () => State = () => ({ status: 'open', count: 0, secret: undefined })) {
  const rendered = vi.fn();
  const hook = renderHook(
    (props: { key: unknown }): Flow<State, Event> => {
      const flow = useFlow(reducer, init, props.key);
      rendered(flow.state.count);
      return flow;
    },
    { initialProps: { key } },
  );
  return { ...hook, rendered };
}

describe('useFlow', () => {
  it('updates at once: the second of two events in one tick sees the first', () => {
    const { result } = run();
    act(() => {
      expect(result.current.send({ type: 'added' }).count).toBe(1);
      expect(result.current.current().count).toBe(1);
      expect(result.current.send({ type: 'added' }).count).toBe(2);
    });
    expect(result.current.state.count).toBe(2);
  });

  it('renders nothing for an event that does not fit', () => {
    const { result, rendered } = run();
    const before = result.current.state;
    act(() => {
      expect(result.current.send({ type: 'ignored' })).toBe(before);
    });
    expect(rendered).toHaveBeenCalledOnce();
    expect(result.current.state).toBe(before);
  });

  it('starts over with another key, and not with the same one', () => {
    const { result, rerender } = run();
    act(() => void result.current.send({ type: 'added' }));
    rerender({ key: 'first' });
    expect(result.current.state.count).toBe(1);
    rerender({ key: 'second' });
    expect(result.current.state.count).toBe(0);
  });

  it("doesn't let a response for the previous key change the new state", () => {
    const { result, rerender } = run();
    const earlier = result.current;
    const asked = earlier.send({ type: 'added' });
    rerender({ key: 'second' });
    expect(earlier.current()).not.toBe(asked);
    const left = earlier.current();
    expect(earlier.send({ type: 'added' })).toBe(left);
    expect(result.current.state.count).toBe(0);
  });

  it('wipes a secret when its state is left, even if something still has it', () => {
    const { result } = run();
    const secret = new SecretBox('JBSW Y3DP');
    act(() => void result.current.send({ type: 'told', secret }));
    const kept = result.current.state;
    act(() => void result.current.send({ type: 'added' }));
    expect(secret.open()).toBe('JBSW Y3DP');
    act(() => void result.current.send({ type: 'closed' }));
    expect(secret.open()).toBeUndefined();
    expect(kept.secret?.open()).toBeUndefined();
  });

  it('wipes a secret inside another object of the state', () => {
    const deep = new SecretBox('JBSW Y3DP');
    const { result } = run('first', () => ({ status: 'open', count: 0, secret: undefined, inner: { deep } }));
    act(() => void result.current.send({ type: 'closed' }));
    expect(deep.open()).toBeUndefined();
  });

  it('wipes a secret that is replaced by another', () => {
    const { result } = run();
    const [first, second] = [new SecretBox('first'), new SecretBox('second')];
    act(() => void result.current.send({ type: 'told', secret: first }));
    act(() => void result.current.send({ type: 'told', secret: second }));
    expect(first.open()).toBeUndefined();
    expect(second.open()).toBe('second');
  });

  it('wipes the secrets of the previous key', () => {
    const { result, rerender } = run();
    const secret = new SecretBox('JBSW Y3DP');
    act(() => void result.current.send({ type: 'told', secret }));
    rerender({ key: 'second' });
    expect(secret.open()).toBeUndefined();
  });

  it('keeps its secrets through StrictMode’s second mount', () => {
    const secret = new SecretBox('JBSW Y3DP');
    const { result } = renderHook(
      () => useFlow<State, Event>(reducer, () => ({ status: 'open', count: 0, secret }), 'key'),
      { reactStrictMode: true },
    );
    expect(result.current.state.secret?.open()).toBe('JBSW Y3DP');
  });
});
