import { act, fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Countdown } from '../../../src/parts/feedback/Countdown.js';
import { ResendButton } from '../../../src/parts/form/ResendButton.js';

const start = Date.UTC(2026, 10, 24, 12);
const left = (seconds: number) => `${seconds} left`;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

test('a countdown shows the seconds and ends once', () => {
  const onEnd = vi.fn();
  render(<Countdown until={start + 3000} label={left} onEnd={onEnd} />);
  expect(screen.getByRole('timer')).toHaveTextContent('3 left');
  pass(1);
  expect(screen.getByRole('timer')).toHaveTextContent('2 left');
  expect(onEnd).not.toHaveBeenCalled();
  pass(5);
  expect(screen.getByRole('timer')).toHaveTextContent('0 left');
  expect(onEnd).toHaveBeenCalledOnce();
});

test('a countdown is announced at most four times, not every second', () => {
  const { container } = render(<Countdown until={start + 60_000} label={left} announce={left} />);
  expect(screen.getByRole('timer', { hidden: true })).toHaveAttribute('aria-live', 'off');
  const said = new Set<string>();
  const region = container.querySelector('[aria-live="polite"]');
  for (let second = 0; second < 65; second++) {
    said.add(region?.textContent ?? '');
    pass(1);
  }
  expect([...said]).toEqual(['60 left', '', '30 left', '0 left']); // empty once it has been announced
});

test('shows the time that is left when a sleeping page wakes up', () => {
  render(<Countdown until={start + 600_000} label={left} />);
  vi.setSystemTime(start + 590_000);
  fireEvent(window, new Event('pageshow'));
  expect(screen.getByRole('timer')).toHaveTextContent('10 left');
  vi.setSystemTime(start + 595_000);
  fireEvent(document, new Event('visibilitychange'));
  expect(screen.getByRole('timer')).toHaveTextContent('5 left');
});

test("doesn't wait longer if the clock is set back", () => {
  render(<Countdown until={start + 60_000} label={left} />);
  pass(10);
  vi.setSystemTime(start - 3_600_000);
  pass(10);
  expect(screen.getByRole('timer')).toHaveTextContent('40 left');
});

test('a new moment starts a new countdown, and ends again', () => {
  const onEnd = vi.fn();
  const { rerender } = render(<Countdown until={start + 1000} label={left} onEnd={onEnd} />);
  pass(2);
  rerender(<Countdown until={start + 32_000} label={left} onEnd={onEnd} />);
  expect(screen.getByRole('timer')).toHaveTextContent('30 left');
  pass(31);
  expect(onEnd).toHaveBeenCalledTimes(2);
});

test('one timer serves all countdowns, and none runs when they are over or unmounted', () => {
  const { unmount } = render(
    <>
      <Countdown until={start + 2000} label={left} />
      <Countdown until={start + 5000} label={left} />
      <ResendButton label="Send" waitingLabel={left} readyAt={start + 3000} onResend={() => {}} />
    </>,
  );
  expect(vi.getTimerCount()).toBe(1);
  pass(6);
  expect(vi.getTimerCount()).toBe(0);
  unmount();
  render(<Countdown until={start + 60_000} label={left} />).unmount();
  expect(vi.getTimerCount()).toBe(0);
});

test('the server renders no time, so that hydration has nothing to correct', () => {
  expect(renderToString(<Countdown until={start + 60_000} label={left} />)).not.toContain('left');
  const html = renderToString(
    <ResendButton label="Send" waitingLabel={left} readyAt={start + 60_000} onResend={() => {}} />,
  );
  expect(html).toContain('Send');
  expect(html).toContain('aria-disabled="true"');
});

test('a resend button waits, keeps the focus, and then sends', () => {
  const onResend = vi.fn();
  render(
    <ResendButton
      label="Send a new code"
      waitingLabel={(seconds) => `Send a new code in ${seconds} s`}
      readyAt={start + 30_000}
      onResend={onResend}
    />,
  );
  const button = screen.getByRole('button', { name: 'Send a new code in 30 s' });
  button.focus();
  fireEvent.click(button);
  pass(29);
  expect(button).toHaveTextContent('Send a new code in 1 s');
  expect(onResend).not.toHaveBeenCalled();
  pass(1);
  expect(button).toHaveTextContent('Send a new code');
  fireEvent.click(button);
  expect(onResend).toHaveBeenCalledExactlyOnceWith();
  expect(button).toHaveFocus();
});

test('a resend button without a moment is ready at once', () => {
  const onResend = vi.fn();
  render(<ResendButton label="Send" waitingLabel={left} onResend={onResend} />);
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onResend).toHaveBeenCalledExactlyOnceWith();
  expect(vi.getTimerCount()).toBe(0);
});
