import { cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { PhoneInput, type PhoneInputProps } from '../../../src/parts/phone/PhoneInput.js';
import '../../../src/styles/index.css';

const onValueChange = vi.fn<NonNullable<PhoneInputProps['onValueChange']>>();
const phone = (props: Partial<PhoneInputProps> = {}) => (
  <PhoneInput
    label="Phone"
    countryLabel="Country"
    locale="en"
    defaultCountry="GB"
    onValueChange={onValueChange}
    {...props}
  />
);
const input = (): HTMLInputElement => page.getByRole('textbox').element() as HTMLInputElement;
const select = (): HTMLSelectElement => page.getByRole('combobox').element() as HTMLSelectElement;
/** The text, with a mark at the caret. */
const text = (): string => {
  const { value, selectionStart } = input();
  return `${value.slice(0, selectionStart ?? 0)}|${value.slice(selectionStart ?? 0)}`;
};

async function show(props: Partial<PhoneInputProps> = {}): Promise<void> {
  render(<StrictMode>{phone(props)}</StrictMode>);
  await expect.element(page.getByRole('combobox')).toBeInTheDocument();
  input().focus();
}
const caret = (place: number): void => input().setSelectionRange(place, place);

beforeEach(() => {
  onValueChange.mockClear();
});

describe('the caret', () => {
  test('stays after the digit that was typed, in the middle too', async () => {
    await show({ defaultCountry: 'US' });
    await userEvent.keyboard('213373425');
    expect(text()).toBe('(213) 373-425|');
    caret(3);
    await userEvent.keyboard('9');
    expect(text()).toBe('(219|) 337-3425');
    await userEvent.keyboard('8');
    expect(text()).toBe('2198|3373425');
    await userEvent.keyboard('{Backspace}{Backspace}');
    expect(text()).toBe('21|3373425');
    await userEvent.keyboard('0');
    expect(text()).toBe('(210|) 337-3425');
  });

  test('stays where something was deleted, and nothing comes back', async () => {
    await show();
    await userEvent.keyboard('+447700900123');
    expect(text()).toBe('+44 7700 900123|');
    caret(8);
    await userEvent.keyboard('{Backspace}{Backspace}');
    expect(text()).toBe('+44 77| 900123');
    await userEvent.keyboard('{Delete}{Delete}');
    expect(text()).toBe('+44 77|00123');
    await userEvent.keyboard('00 9');
    expect(text()).toBe('+44 7700 9|00123');
    expect(onValueChange).toHaveBeenLastCalledWith({ number: '+447700900123', problem: undefined });
  });

  test('stays where a part was replaced by pasting', async () => {
    await show({ defaultValue: '+447700900123' });
    await expect.poll(() => input().value).toBe('+44 7700 900123');
    input().setSelectionRange(9, 12);
    await cdp().send('Input.insertText', { text: '(٤٥٦)' });
    expect(text()).toBe('+44 7700 456|123');
  });
});

test('a whole number that is pasted replaces the selection', async () => {
  await show({ defaultValue: '+447700900123', defaultCountry: 'US' });
  await expect.poll(() => input().value).toBe('+44 7700 900123');
  input().select();
  await cdp().send('Input.insertText', { text: '(213) 373-4253' });
  expect(text()).toBe('(213) 373-4253|');
  expect(onValueChange).toHaveBeenLastCalledWith({ number: '+12133734253', problem: undefined });
});

test('a change can be undone', async () => {
  await show();
  await userEvent.keyboard('+33612345678');
  await userEvent.keyboard('{ControlOrMeta>}z{/ControlOrMeta}');
  expect(input().value.length).toBeLessThan('+33 6 12 34 56 78'.length);
});

test('the list of countries covers the selected country, and opens by click and from the keyboard', async () => {
  await show();
  const box = document.querySelector('[data-mfa-part="phone-country"]')?.getBoundingClientRect() ?? new DOMRect();
  expect(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)).toBe(select());
  expect(document.elementFromPoint(box.right - 4, box.bottom - 4)).toBe(select());
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(select()).toHaveFocus();
  await userEvent.keyboard('fr');
  expect(select().selectedOptions[0]?.text).toBe('France (+33)');
});

test.each(['ltr', 'rtl'])(
  "in a %s page, the country is to the left of the number, in one row that doesn't move",
  async (dir) => {
    document.dir = dir;
    try {
      render(<div style={{ width: '288px' }}>{phone()}</div>);
      const before = input().getBoundingClientRect();
      await expect.element(page.getByRole('combobox')).toBeInTheDocument();
      await userEvent.type(input(), '+447700900123');
      expect(input().getBoundingClientRect()).toEqual(before);
      expect(select().getBoundingClientRect().right).toBeLessThan(before.left);
      expect(input().scrollWidth).toBe(input().clientWidth);
    } finally {
      document.dir = '';
    }
  },
);

test('what was typed into the server’s page before hydration is kept', async () => {
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(phone({ defaultValue: '+33612345678' }));
  expect(container.innerHTML).not.toContain('612345678');
  input().value = '07700900123';
  const root = hydrateRoot(container, phone({ defaultValue: '+33612345678' }));
  await expect.poll(() => input().value).toBe('07700 900123');
  expect(onValueChange).toHaveBeenLastCalledWith({ number: '+447700900123', problem: undefined });
  root.unmount();
  container.remove();
  cleanup();
});
