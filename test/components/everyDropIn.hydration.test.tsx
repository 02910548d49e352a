import { act, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { everyDropIn, onPage } from './everyDropIn.js';
import { sandboxWith } from './screen.js';

describe.each(Object.entries(everyDropIn))('<%s /> from a server', (_, dropIn) => {
  it.each([
    [false, 'has not been loaded'],
    [true, 'has not been loaded'],
    [false, 'is there'],
    [true, 'is there'],
  ])('hydrates unchanged (strict mode: %s) if its code %s', async (strict, code) => {
    const sandbox = sandboxWith({ totp: true });
    if (code === 'is there') {
      const { unmount } = render(onPage(dropIn(sandbox), sandbox));
      await act(() => vi.dynamicImportSettled());
      unmount();
    }
    const page = onPage(dropIn(sandbox), sandbox);
    const element = strict ? <StrictMode>{page}</StrictMode> : page;
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(element);
    const complaints = vi.spyOn(console, 'error').mockClear();
    const recovered = vi.fn();
    const root = await act(async () => hydrateRoot(container, element, { onRecoverableError: recovered }));
    onTestFinished(async () => {
      await act(async () => root.unmount());
      container.remove();
      complaints.mockRestore();
    });
    expect(recovered).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
  });
});
