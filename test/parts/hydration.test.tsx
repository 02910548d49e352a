import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactElement, StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeInput } from '../../src/parts/code/CodeInput.js';

const recovered = vi.fn();
let container: HTMLElement;
let root: Root | undefined;

beforeEach(() => {
  recovered.mockClear();
  container = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  act(() => root?.unmount());
  container.remove();
});

function serve(element: ReactElement): void {
  container.innerHTML = renderToString(element);
}
function takeOver(element: ReactElement): void {
  act(() => {
    root = hydrateRoot(container, element, { onRecoverableError: recovered });
  });
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: '6-digit code' });

test('the server renders one plain input, without styles, with its name and hint', () => {
  serve(<CodeInput label="6-digit code" hint="From your app" />);
  expect(field()).toHaveAccessibleDescription('From your app');
  expect(field()).toHaveAttribute('autocomplete', 'one-time-code');
  expect(container.innerHTML).not.toMatch(/style|script|slot/);
});

test.each([false, true])('what was typed stays focused, and can be completed (strict mode: %s)', async (strict) => {
  const onComplete = vi.fn();
  const input = <CodeInput label="6-digit code" onValueComplete={onComplete} />;
  const element = strict ? <StrictMode>{input}</StrictMode> : input;
  serve(element);
  await userEvent.type(field(), '471 9');
  takeOver(element);
  expect(field()).toHaveFocus();
  expect(field()).toHaveValue('4719');
  await userEvent.keyboard('02');
  expect(field()).toHaveValue('471902');
  expect(onComplete).toHaveBeenCalledExactlyOnceWith('471902');
  expect(recovered).not.toHaveBeenCalled();
});

test('a whole code filled in before hydration completes once', async () => {
  const onComplete = vi.fn();
  const element = <CodeInput label="6-digit code" onValueComplete={onComplete} />;
  serve(element);
  await userEvent.type(field(), '471902');
  takeOver(element);
  expect(onComplete).toHaveBeenCalledExactlyOnceWith('471902');
});

test("doesn't take the focus from another field that the user has focused", async () => {
  const element = (
    <>
      <CodeInput label="6-digit code" autoFocus />
      <input aria-label="Search" />
    </>
  );
  serve(element);
  screen.getByLabelText('Search').focus();
  takeOver(element);
  expect(screen.getByLabelText('Search')).toHaveFocus();
});
