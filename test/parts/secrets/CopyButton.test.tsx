import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CopyButton } from '../../../src/parts/secrets/CopyButton.js';
import { watchSecrets } from '../../leakCheck.js';

const writeText = vi.fn<(text: string) => Promise<void>>();
const words = { label: 'Copy key', copiedLabel: 'Copied', failedLabel: 'Could not copy. The text is selected.' };

beforeEach(() => {
  writeText.mockReset();
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const click = () => act(async () => fireEvent.click(screen.getByRole('button')));
const region = () => document.querySelector('[data-mfa-part="announcer"]');

test('says "Copied" only once the clipboard has it, and then shows its label again', async () => {
  watchSecrets(() => ['JBSWY3DPEHPK3PXP']);
  let done = () => {};
  writeText.mockReturnValue(new Promise((resolve) => (done = resolve)));
  const onCopied = vi.fn();
  render(<CopyButton {...words} text={() => 'JBSWY3DPEHPK3PXP'} onCopied={onCopied} />);
  expect(region()).toBeEmptyDOMElement();
  await click();
  expect(screen.getByRole('button', { name: 'Copy key' })).toBeVisible();
  expect(onCopied).not.toHaveBeenCalled();
  await act(async () => done());
  expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(region()).toHaveTextContent('Copied');
  expect(onCopied).toHaveBeenCalledOnce();
  act(() => vi.advanceTimersByTime(5000));
  expect(screen.getByRole('button', { name: 'Copy key' })).toBeVisible();
  expect(region()).toBeEmptyDOMElement();
});

test.each([
  ['refuses', () => writeText.mockRejectedValue(new DOMException('', 'NotAllowedError'))],
  ['is missing', () => vi.stubGlobal('navigator', { ...navigator, clipboard: undefined })],
])('selects the text and says so when the clipboard %s', async (_, prepare) => {
  prepare();
  const onCopied = vi.fn();
  const text = createRef<HTMLElement>();
  render(
    <>
      <code ref={text}>ABCD EFGH</code>
      <CopyButton {...words} text={() => 'ABCDEFGH'} selectRef={text} onCopied={onCopied} />
    </>,
  );
  await click();
  expect(getSelection()?.toString()).toBe('ABCD EFGH');
  expect(region()).toHaveTextContent('Could not copy. The text is selected.');
  expect(onCopied).not.toHaveBeenCalled();
});

test('reads the text only on click', () => {
  const text = vi.fn(() => 'x');
  render(<CopyButton {...words} text={text} />);
  expect(text).not.toHaveBeenCalled();
});

test('leaves no timer behind', async () => {
  writeText.mockResolvedValue();
  const { unmount } = render(<CopyButton {...words} text={() => 'x'} />);
  await click();
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
