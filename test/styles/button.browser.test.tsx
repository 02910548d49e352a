import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../../src/index.js';
import '../../src/styles/index.css';
import { contrastOf } from './contrastOf.js';

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

it('a busy link shows its label, and a spinner after it', () => {
  render(
    <Button variant="link" loading>
      Send a new code
    </Button>,
  );
  const button = page.getByRole('button').element();
  expect(getComputedStyle(button).getPropertyValue('-webkit-text-fill-color')).not.toBe('rgba(0, 0, 0, 0)');
  const { insetInlineStart, visibility } = getComputedStyle(button, '::before');
  expect(Number.parseFloat(insetInlineStart)).toBeGreaterThan(button.getBoundingClientRect().width);
  expect(visibility).toBe('visible');
});

it('a link that its container would stretch is as wide as its label, so that the spinner is beside it', () => {
  render(
    <div style={{ display: 'grid', inlineSize: 300 }}>
      <Button variant="link" loading>
        Send a new code
      </Button>
    </div>,
  );
  expect(page.getByRole('button').element().getBoundingClientRect().width).toBeLessThan(200);
});

it('a disabled main button can be read: its label may say how long to wait', () => {
  render(
    <Button variant="primary" disabled>
      Resend in 30 seconds
    </Button>,
  );
  const { color, backgroundColor } = getComputedStyle(page.getByRole('button').element());
  expect(contrastOf(rgb(color), rgb(backgroundColor))).toBeGreaterThanOrEqual(4.5);
});

/** The channels of a color as the browser computes it, on a canvas. */
function rgb(color: string): [number, number, number] {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) throw new Error('There is no canvas.');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
