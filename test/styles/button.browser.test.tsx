import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../../src/index.js';
import '../../src/styles/index.css';

it.each(['primary', 'danger'] as const)('a %s button has the same colors under the pointer', async (variant) => {
  const { unmount } = render(<Button variant={variant}>Continue</Button>);
  const button = page.getByRole('button');
  const colors = () => {
    const { backgroundColor, color } = getComputedStyle(button.element());
    return { backgroundColor, color };
  };
  const before = colors();
  await button.hover();
  expect(button.element().matches(':hover')).toBe(true);
  await Promise.all(
    button
      .element()
      .getAnimations()
      .map(({ finished }) => finished),
  );
  expect(colors()).toEqual(before);
  await page.elementLocator(document.body).hover({ position: { x: 1, y: 1 } });
  unmount();
});

it.each(['primary', 'danger', 'secondary', 'link'] as const)('a %s button is as wide while it is busy', (variant) => {
  const { rerender } = render(<Button variant={variant}>Remove</Button>);
  const width = () => page.getByRole('button').element().getBoundingClientRect().width;
  const before = width();
  rerender(
    <Button variant={variant} loading>
      Remove
    </Button>,
  );
  expect(width()).toBe(before);
});
