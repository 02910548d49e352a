import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createPortal } from 'react-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Form } from '../../../src/parts/form/Form.js';

function show(busy = false) {
  const onSubmit = vi.fn<(data: FormData) => void>();
  const { container } = render(
    <Form onFormSubmit={onSubmit} busy={busy}>
      <input name="otp-code" aria-label="Code" />
      <button type="submit">Verify</button>
    </Form>,
  );
  return { onSubmit, form: container.querySelector('form') as HTMLFormElement };
}

test('would post to its own page if it were submitted before scripts run', () => {
  const { form } = show();
  expect(form).toHaveAttribute('method', 'post');
  expect(form).not.toHaveAttribute('action');
  expect(form).toHaveAttribute('novalidate');
});

test("doesn't submit a form around it in React, such as a host's form around a dialog", async () => {
  const theirs = vi.fn();
  const ours = vi.fn();
  const dialog = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => dialog.remove());
  render(
    <form onSubmit={theirs}>
      {createPortal(
        <Form onFormSubmit={ours}>
          <button type="submit">Verify</button>
        </Form>,
        dialog,
      )}
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
  expect(ours).toHaveBeenCalledOnce();
  expect(theirs).not.toHaveBeenCalled();
});

test("passes on the values of its fields and doesn't navigate", async () => {
  const { onSubmit, form } = show();
  const submit = createEvent.submit(form);
  await userEvent.type(screen.getByRole('textbox'), '123 456{Enter}');
  expect(onSubmit.mock.calls[0]?.[0].get('otp-code')).toBe('123 456');
  fireEvent(form, submit);
  expect(submit.defaultPrevented).toBe(true);
});

test('ignores a submit during another one, and is marked as busy', async () => {
  const { onSubmit, form } = show(true);
  await userEvent.type(screen.getByRole('textbox'), '123456{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(form).toHaveAttribute('aria-busy', 'true');
});

test.each([{ isComposing: true }, { keyCode: 229 }])('ignores the Enter that ends a composition: %o', (mark) => {
  show();
  const ending = createEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ...mark });
  fireEvent(screen.getByRole('textbox'), ending);
  expect(ending.defaultPrevented).toBe(true);
  const plain = createEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', keyCode: 13 });
  fireEvent(screen.getByRole('textbox'), plain);
  expect(plain.defaultPrevented).toBe(false);
});
