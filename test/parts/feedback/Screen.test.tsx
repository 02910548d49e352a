import { render, screen } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { expect, test } from 'vitest';
import { Screen } from '../../../src/parts/feedback/Screen.js';

function OwnFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return <input ref={input} aria-label="Code" />;
}

test('is a region named by its title, with its status for styles and tests', () => {
  render(<Screen status="awaiting-code" title="Enter your code" description="From your app" step="Step 1 of 2" />);
  const region = screen.getByRole('region', { name: 'Enter your code' });
  expect(region).toHaveAttribute('data-status', 'awaiting-code');
  expect(region).toHaveTextContent('From your app');
  expect(region).toHaveTextContent('Step 1 of 2');
});

test('its heading has the level that the host’s page needs', () => {
  const { rerender } = render(<Screen status="a" title="Title" />);
  expect(screen.getByRole('heading', { level: 2, name: 'Title' })).toBeVisible();
  rerender(<Screen status="a" title="Title" headingLevel={4} />);
  expect(screen.getByRole('heading', { level: 4, name: 'Title' })).toBeVisible();
});

test('takes no focus on mount, unless requested', () => {
  const { unmount } = render(<Screen status="a" title="Title" focusKey="a" />);
  expect(document.body).toHaveFocus();
  unmount();
  render(<Screen status="a" title="Title" focusTitle />);
  expect(screen.getByRole('heading')).toHaveFocus();
});

test('a new step moves the focus to its title', () => {
  const { rerender } = render(
    <Screen status="a" title="One" focusKey="a">
      <button type="button">Go on</button>
    </Screen>,
  );
  screen.getByRole('button').focus();
  rerender(
    <Screen status="b" title="Two" focusKey="b">
      <button type="button">Go on</button>
    </Screen>,
  );
  expect(screen.getByRole('heading', { name: 'Two' })).toHaveFocus();
});

test("a new status of the same step doesn't move the focus", () => {
  const { rerender } = render(
    <Screen status="a" title="One" focusKey="a">
      <button type="button">Go on</button>
    </Screen>,
  );
  screen.getByRole('button').focus();
  rerender(
    <Screen status="verifying" title="One" focusKey="a">
      <button type="button">Go on</button>
    </Screen>,
  );
  expect(screen.getByRole('button')).toHaveFocus();
});

test('a field of the new step that focused itself keeps the focus', () => {
  const { rerender } = render(<Screen status="a" title="One" focusKey="a" />);
  rerender(
    <Screen status="b" title="Two" focusKey="b">
      <OwnFocus />
    </Screen>,
  );
  expect(screen.getByRole('textbox')).toHaveFocus();
});

test("doesn't take the focus from another part of the page that the user has focused", () => {
  const page = (step: string) => (
    <>
      <button type="button">Elsewhere</button>
      <Screen status={step} title={step} focusKey={step} />
    </>
  );
  const { rerender } = render(page('one'));
  screen.getByRole('button').focus();
  rerender(page('two'));
  expect(screen.getByRole('button')).toHaveFocus();
});

test('announces in a live region that existed before, empty', () => {
  const { container, rerender } = render(<Screen status="a" title="Title" />);
  const region = container.querySelector('[data-mfa-part="announcer"]');
  expect(region).toHaveAttribute('aria-live', 'polite');
  expect(region).toBeEmptyDOMElement();
  rerender(<Screen status="a" title="Title" announcement="A code is on its way." />);
  expect(container.querySelector('[data-mfa-part="announcer"]')).toBe(region);
  expect(region).toHaveTextContent('A code is on its way.');
});
