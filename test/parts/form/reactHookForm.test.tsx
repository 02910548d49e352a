import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Checkbox, CodeInput, PhoneInput, TextField } from '../../../src/index.js';

interface Values {
  name: string;
  code: string;
  phone: string;
  saved: boolean;
}
const EMPTY: Values = { name: '', code: '', phone: '', saved: false };

/** A host's form that keeps its values in react-hook-form. */
function HostForm({ values = EMPTY, onForm }: { values?: Values; onForm: (form: UseFormReturn<Values>) => void }) {
  const form = useForm<Values>({ defaultValues: values });
  onForm(form);
  const field = (name: keyof Values) => {
    const { ref: inputRef, ...rest } = form.register(name, { required: `${name} is missing` });
    return { inputRef, error: form.formState.errors[name]?.message, ...rest };
  };
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(() => undefined)(event)}>
      <TextField label="Name" {...field('name')} />
      <CodeInput label="Code" {...field('code')} />
      <PhoneInput label="Phone" countryLabel="Country" locale="en" defaultCountry="GB" {...field('phone')} />
      <Checkbox label="Saved" {...field('saved')} />
      <button type="submit">Send</button>
    </form>
  );
}

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

function show(values?: Values): UseFormReturn<Values> {
  const onForm = vi.fn<(form: UseFormReturn<Values>) => void>();
  render(
    <StrictMode>
      <HostForm onForm={onForm} {...(values && { values })} />
    </StrictMode>,
  );
  return onForm.mock.lastCall?.[0] as UseFormReturn<Values>;
}

describe('fields in react-hook-form', () => {
  it('submit what is typed, with a code as its digits', async () => {
    const form = show();
    await userEvent.type(input('Name'), 'Anna');
    await userEvent.type(input('Code'), '471 902');
    await userEvent.type(input('Phone'), '+447700900123');
    await userEvent.click(input('Saved'));
    const { phone, ...rest } = form.getValues();
    expect(rest).toEqual({ name: 'Anna', code: '471902', saved: true });
    expect(phone.replaceAll(' ', '')).toBe('+447700900123');
  });

  it('show what is missing, and focus the first one', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('name is missing')).toBeVisible();
    expect(input('Name')).toHaveFocus();
    for (const label of ['Name', 'Code', 'Phone', 'Saved']) expect(input(label)).toBeInvalid();
  });

  it("start with the form's values, which are in no attribute", async () => {
    const form = show({ name: 'Anna', code: '4719', phone: '+447700900123', saved: true });
    expect(input('Name')).toHaveValue('Anna');
    expect(await screen.findByText('9')).toBeInTheDocument();
    expect(input('Code')).toHaveValue('4719');
    expect(input('Phone').value.replaceAll(' ', '')).toBe('+447700900123');
    expect(input('Saved')).toBeChecked();
    expect(form.formState.isDirty).toBe(false);
    expect(document.body.innerHTML).not.toMatch(/value="(Anna|4719|\+44)/);
  });

  it('show values that the form sets later', async () => {
    const form = show();
    act(() => form.reset({ name: 'Bea', code: '82', phone: '', saved: true }));
    expect(await screen.findByText('8')).toBeInTheDocument();
    expect(input('Name')).toHaveValue('Bea');
    expect(input('Code')).toHaveValue('82');
    await userEvent.type(input('Code'), '1');
    expect(form.getValues('code')).toBe('821');
  });

  it('are touched after losing the focus', async () => {
    const form = show();
    const touched = () => form.control.getFieldState('code').isTouched;
    form.control.register('code');
    await userEvent.click(input('Code'));
    expect(touched()).toBe(false);
    await userEvent.tab();
    expect(touched()).toBe(true);
  });

  it.each(['name', 'code'] as const)('keep what was typed before hydration: %s', async (name) => {
    const label = name === 'name' ? 'Name' : 'Code';
    const container = document.body.appendChild(document.createElement('div'));
    const onForm = vi.fn<(form: UseFormReturn<Values>) => void>();
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined); // React 18 warns about layout effects
    container.innerHTML = renderToString(<HostForm onForm={onForm} />);
    complain.mockRestore();
    await userEvent.type(input(label), '4719');
    const root = await act(async () => hydrateRoot(container, <HostForm onForm={onForm} />));
    onTestFinished(() => {
      act(() => root.unmount());
      container.remove();
    });
    expect(input(label)).toHaveValue('4719');
    expect(input(label)).toHaveFocus();
    expect(onForm.mock.lastCall?.[0].getValues(name)).toBe('4719');
  });
});
