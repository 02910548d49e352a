import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PhoneInput, type PhoneInputProps } from '../../../src/parts/phone/PhoneInput.js';
import { expectNoLeak, watchSecrets } from '../../leakCheck.js';

const words = { label: 'Phone', hint: 'Choose the country', plainHint: 'With country code', countryLabel: 'Country' };
const onValueChange = vi.fn<NonNullable<PhoneInputProps['onValueChange']>>();

const show = (props: Partial<PhoneInputProps> = {}) =>
  render(<PhoneInput {...words} locale="en" defaultCountry="GB" onValueChange={onValueChange} {...props} />);
const field = (): HTMLInputElement => screen.getByLabelText('Phone');
const countries = (): Promise<HTMLSelectElement> => screen.findByRole('combobox', { name: 'Country' });
const last = () => onValueChange.mock.lastCall?.[0];

/** Waits until the numbering plans are loaded. */
async function shown(props: Partial<PhoneInputProps> = {}) {
  const view = show(props);
  return { ...view, select: await countries(), user: userEvent.setup() };
}

beforeEach(() => {
  onValueChange.mockClear();
});

describe('a number', () => {
  test.each([
    ['07700 900123', 'GB', '+447700900123'],
    ['7700 900123', 'GB', '+447700900123'],
    ['(07700) 900-123', 'GB', '+447700900123'],
    ['+44 7700 900123', 'US', '+447700900123'],
    ['+44 (0)7700 900123', 'GB', '+447700900123'],
    ['0044 7700 900123', 'GB', '+447700900123'],
    ['0044 7700 900123', 'US', '+447700900123'],
    ['011 44 7700 900123', 'US', '+447700900123'],
    ['44 7700 900123', 'GB', '+447700900123'],
    ['tel:+44-7700-900123', 'GB', '+447700900123'],
    ['\u2066+44\u00a07700\u2013900123\u2069', 'GB', '+447700900123'],
    ['＋４４ ７７００ ９００１２３', 'GB', '+447700900123'],
    ['٠٧٧٠٠ ٩٠٠١٢٣', 'GB', '+447700900123'],
    ['०७७०० ९००१२३', 'GB', '+447700900123'],
    ['(555) 013-6677', 'US', '+15550136677'],
    ['1.555.013.6677', 'US', '+15550136677'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06.12.34.56.78', 'fr', '+33612345678'],
    ['347 123 4567', 'IT', '+393471234567'],
  ])('pasted as %j in %s is %s', async (text, defaultCountry, number) => {
    const { user } = await shown({ defaultCountry });
    await user.click(field());
    await user.paste(text);
    expect(last()).toEqual({ number, problem: undefined });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['07700', 'invalid'],
    ['07700 900123 4567', 'invalid'],
    ['+999 123 456', 'invalid'],
    ['nobody', 'empty'],
  ] as const)('%j is %s', async (text, problem) => {
    const { user } = await shown();
    await user.click(field());
    await user.paste(text);
    expect(last()).toEqual({ number: undefined, problem });
  });
});

test('is grouped while it is typed, and completely when the field loses the focus', async () => {
  const { user } = await shown({ defaultCountry: 'US' });
  await user.type(field(), '2133734253');
  expect(field()).toHaveValue('(213) 373-4253');
  await user.clear(field());
  await user.type(field(), '0044(0)7700900123');
  await user.tab();
  expect(field()).toHaveValue('+44 7700 900123');
});

test("doesn't get deleted digits back", async () => {
  const { user } = await shown({ defaultCountry: 'US' });
  await user.type(field(), '213');
  expect(field()).toHaveValue('(213)');
  await user.keyboard('{Backspace}{Backspace}{Backspace}');
  expect(field()).toHaveValue('(2');
  await user.keyboard('{Backspace}{Backspace}');
  expect(field()).toHaveValue('');
  expect(last()).toEqual({ number: undefined, problem: 'empty' });
});

describe('the country', () => {
  test('is selected from all countries, named in the language of the page, with their calling codes', async () => {
    const { select } = await shown({ locale: 'de', defaultCountry: 'DE' });
    const names = [...select.options].map(({ text }) => text);
    expect(select).toHaveDisplayValue('Deutschland (+49)');
    expect(names).toContain('Österreich (+43)');
    expect(names.length).toBeGreaterThan(200);
    expect(names.indexOf('Ägypten (+20)')).toBeLessThan(names.indexOf('Belgien (+32)'));
    expect(screen.getByText('DE +49')).toBeInTheDocument();
  });

  test('is shown by its code if the browser has no names', async () => {
    vi.stubGlobal('Intl', Object.assign(Object.create(Intl), { DisplayNames: undefined }));
    const { select } = await shown({ locale: 'de', defaultCountry: 'DE' });
    expect(select).toHaveDisplayValue('DE (+49)');
    vi.unstubAllGlobals();
  });

  test('follows an international number', async () => {
    const { select, user } = await shown();
    await user.type(field(), '+33612345678');
    expect(select).toHaveValue('FR');
    expect(field()).toHaveValue('+33 6 12 34 56 78');
    // the number already contains the calling code
    expect(screen.getByText('FR')).toBeInTheDocument();
  });

  test('of national numbers is the selected one, also after an international one', async () => {
    const { select, user } = await shown();
    await user.type(field(), '+33612345678');
    expect(select).toHaveValue('FR');
    await user.clear(field());
    expect(select).toHaveValue('GB');
    await user.type(field(), '07700900123');
    expect(last()?.number).toBe('+447700900123');
  });

  test.each(['US', 'CA'])("of a shared calling code stays %s while the number doesn't decide it", async (country) => {
    const { select, user } = await shown({ defaultCountry: country });
    await user.type(field(), '+1555013');
    expect(select).toHaveValue(country);
  });

  test('applies to the number when it is selected, so that nothing has to be typed again', async () => {
    const { select, user } = await shown({ defaultCountry: 'US' });
    await user.type(field(), '0612345678');
    await user.selectOptions(select, 'FR');
    expect(field()).toHaveValue('06 12 34 56 78');
    expect(last()).toEqual({ number: '+33612345678', problem: undefined });
    await user.clear(field());
    await user.type(field(), '+33612345678');
    await user.selectOptions(select, 'BE');
    expect(select).toHaveValue('BE');
    expect(last()?.number).toBe('+32612345678');
  });

  describe('without a default', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    test.each([
      [['de-AT', 'en'], 'AT'],
      [['en', 'fr-CA'], 'CA'],
      [['ja'], 'JP'],
      [['C', 'de-AT'], 'AT'], // the value of a Linux browser without a configured language
      [['en-US@posix'], ''],
    ])('is guessed from %j', async (languages, country) => {
      vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
      vi.spyOn(navigator, 'language', 'get').mockReturnValue(languages[0] ?? '');
      const { select } = await shown({ defaultCountry: undefined });
      expect(select).toHaveValue(country);
    });

    test("isn't preselected if the default has no phone numbers", async () => {
      vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['es-419']);
      vi.spyOn(navigator, 'language', 'get').mockReturnValue('es-419');
      const { select, user } = await shown({ defaultCountry: 'ZZ' });
      expect(select).toHaveValue('');
      await user.type(field(), '07700900123');
      expect(last()?.problem).toBe('invalid');
      await user.selectOptions(select, 'GB');
      expect(last()?.number).toBe('+447700900123');
    });
  });
});

test('tells browsers and password managers what the field is for', async () => {
  await shown({ name: 'destination' });
  expect(field()).toHaveAttribute('type', 'tel');
  expect(field()).toHaveAttribute('autocomplete', 'tel');
  expect(field()).toHaveAttribute('dir', 'ltr');
  expect(field()).toHaveAttribute('name', 'destination');
  expect(field()).toHaveAccessibleDescription('Choose the country');
});

test('keeps the number out of every attribute, at the start and later', async () => {
  watchSecrets(() => ['+447700900123', '7700900456']);
  const { user } = await shown({ defaultValue: '+447700900123' });
  expect(field()).toHaveValue('+44 7700 900123');
  expect(last()?.number).toBe('+447700900123');
  await user.clear(field());
  await user.type(field(), '7700900456');
  await user.tab();
  expectNoLeak();
});

test('accepts a value that a password manager sets before it fires an event', async () => {
  await shown();
  act(() => {
    field().value = '+447700900123';
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(last()?.number).toBe('+447700900123');
  expect(field()).toHaveValue('+44 7700 900123');
});

test("doesn't change the text while an input method is composing it", async () => {
  await shown({ defaultCountry: 'US' });
  fireEvent.compositionStart(field());
  fireEvent(field(), inputWith('٢١٣٣', true));
  expect(field()).toHaveValue('٢١٣٣');
  fireEvent.compositionEnd(field());
  expect(field()).toHaveValue('(213) 3');
});

test('read-only, neither the number nor the country changes', async () => {
  const { select } = await shown({ defaultValue: '+447700900123', readOnly: true });
  fireEvent.change(select, { target: { value: 'FR' } });
  expect(select).toHaveValue('GB');
  expect(last()?.number).toBe('+447700900123');
});

test('passes on its input, and is invalid with its error', async () => {
  const inputRef = createRef<HTMLInputElement>();
  const { rerender } = await shown({ defaultValue: '07700900123', inputRef });
  expect(inputRef.current).toBe(field());
  rerender(<PhoneInput {...words} locale="en" defaultCountry="GB" inputRef={inputRef} error="Not a number" />);
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription('Choose the country Not a number');
});

describe('before the numbering plans are loaded, or if they never are', () => {
  let arrive: (failed?: Error) => void;

  beforeEach(async () => {
    await vi.dynamicImportSettled(); // of the previous test; otherwise it would settle in this one
    vi.resetModules();
    const arrived = new Promise<Error | undefined>((resolve) => {
      arrive = resolve;
    });
    vi.doMock('libphonenumber-js/min', async (original) => {
      const failed = await arrived;
      if (failed) throw failed;
      return original();
    });
  });
  afterEach(async () => {
    arrive();
    await vi.dynamicImportSettled();
    vi.doUnmock('libphonenumber-js/min');
    vi.resetModules();
  });

  test('an international number is accepted', async () => {
    show();
    const user = userEvent.setup();
    await user.type(field(), '+44 (7700) 900-123');
    expect(field()).toHaveValue('+44 (7700) 900-123');
    expect(last()).toEqual({ number: '+447700900123', problem: undefined });
    await user.clear(field());
    await user.type(field(), '0044 7700 900123');
    expect(last()?.number).toBe('+447700900123');
    await user.clear(field());
    expect(last()?.problem).toBe('empty');
  });

  test('a national number is parsed as soon as they are loaded, and stays as typed until then', async () => {
    show();
    const user = userEvent.setup();
    await user.type(field(), '07700900123');
    expect(last()).toEqual({ number: undefined, problem: 'invalid' });
    arrive();
    await countries();
    expect(last()).toEqual({ number: '+447700900123', problem: undefined });
    expect(field()).toHaveValue('07700 900123');
    expect(field()).toHaveFocus();
  });

  test('without them the hint asks for the country code, and there is no choice', async () => {
    show();
    arrive(new Error('offline'));
    await waitFor(() => expect(field()).toHaveAccessibleDescription('With country code'));
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

function inputWith(value: string, isComposing: boolean): Event {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), value);
  return new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', isComposing, data: value });
}
