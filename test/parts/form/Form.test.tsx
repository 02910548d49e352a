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

test('would post, and to no other place, if it were submitted before scripts run', () => {
  const { form } = show();
  expect(form).toHaveAttribute('method', 'post');
  expect(form).not.toHaveAttribute('action');
  expect(form).toHaveAttribute('novalidate');
});

test('its submit is no submit of the form around it in React, such as that of a host whose dialog it stands in', async () => {
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

test('hands over what stands in its fields and does not navigate', async () => {
  const { onSubmit, form } = show();
  const submit = createEvent.submit(form);
  await userEvent.type(screen.getByRole('textbox'), '123 456{Enter}');
  expect(onSubmit.mock.calls[0]?.[0].get('otp-code')).toBe('123 456');
  fireEvent(form, submit);
  expect(submit.defaultPrevented).toBe(true);
});

test('drops a submit while one is worked on, and says that it is busy', async () => {
  const { onSubmit, form } = show(true);
  await userEvent.type(screen.getByRole('textbox'), '123456{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  expect(form).toHaveAttribute('aria-busy', 'true');
});

test.each([{ isComposing: true }, { keyCode: 229 }])('leaves the Enter that ends a composition alone: %o', (mark) => {
  show();
  const ending = createEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ...mark });
  fireEvent(screen.getByRole('textbox'), ending);
  expect(ending.defaultPrevented).toBe(true);
  const plain = createEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', keyCode: 13 });
  fireEvent(screen.getByRole('textbox'), plain);
  expect(plain.defaultPrevented).toBe(false);
});
