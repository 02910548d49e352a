import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Button } from '../../../src/parts/form/Button.js';

test("doesn't submit a form unless it is a submit button", () => {
  render(<Button>Back</Button>);
  expect(screen.getByRole('button', { name: 'Back' })).toHaveAttribute('type', 'button');
});

test.each(['loading', 'disabled'])('keeps the focus and ignores clicks while it is %s', async (state) => {
  const onClick = vi.fn();
  const { rerender } = render(<Button onClick={onClick}>Verify</Button>);
  const button = screen.getByRole('button');
  await userEvent.click(button);
  rerender(
    <Button onClick={onClick} {...{ [state]: true }}>
      Verify
    </Button>,
  );
  await userEvent.click(button);
  await userEvent.keyboard('{Enter} ');
  expect(onClick).toHaveBeenCalledOnce();
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).not.toHaveAttribute('disabled');
});

test('a loading submit button prevents the submit', async () => {
  const onSubmit = vi.fn((event: SubmitEvent) => event.preventDefault());
  const { container } = render(
    <form>
      <input aria-label="Code" />
      <Button type="submit" loading>
        Verify
      </Button>
    </form>,
  );
  container.querySelector('form')?.addEventListener('submit', onSubmit);
  await userEvent.click(screen.getByRole('button'));
  await userEvent.type(screen.getByRole('textbox'), '{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
});
