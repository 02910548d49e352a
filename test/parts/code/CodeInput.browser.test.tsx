import { cleanup, render } from '@testing-library/react';
import { OTPInput } from 'input-otp';
import { createRef, StrictMode, useLayoutEffect, useRef, useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { CodeInput, type CodeInputProps } from '../../../src/parts/code/CodeInput.js';
import { Form } from '../../../src/parts/form/Form.js';
import '../../../src/styles/index.css';

const completed = vi.fn<(code: string) => void>();
const edited = vi.fn<(code: string) => void>();

function show(props: Partial<CodeInputProps> = {}) {
  const field = (more: Partial<CodeInputProps> = {}) => (
    <CodeInput label="6-digit code" onValueComplete={completed} onValueChange={edited} {...props} {...more} />
  );
  const view = render(field());
  return { ...view, change: (more: Partial<CodeInputProps>) => view.rerender(field(more)) };
}

const input = (): HTMLInputElement => page.getByRole('textbox').element() as HTMLInputElement;
const slots = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-mfa-part="code-slot"]')];
const shown = (): string =>
  slots()
    .map((slot) => slot.textContent || '_')
    .join('');
const codes = (): string[] => completed.mock.calls.map(([code]) => code);
const insert = (text: string) => cdp().send('Input.insertText', { text });
const active = (): number[] => slots().flatMap((slot, place) => (slot.hasAttribute('data-active') ? [place] : []));

/** Does what autofill does: calls the native setter, then fires the events. */
function fill(text: string): void {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  native?.set?.call(input(), text);
  input().dispatchEvent(new Event('input', { bubbles: true }));
  input().dispatchEvent(new Event('change', { bubbles: true }));
}

/** A real copy in another field and a real paste into this one. */
async function paste(text: string): Promise<void> {
  const { selectionStart, selectionEnd } = input();
  const source = document.createElement('textarea');
  source.value = text;
  document.body.append(source);
  source.select();
  await userEvent.copy();
  source.remove();
  input().focus();
  input().setSelectionRange(selectionStart, selectionEnd);
  await userEvent.paste();
}

beforeEach(() => {
  completed.mockClear();
  edited.mockClear();
});

describe('a value that arrives in one piece', () => {
  const written = [
    '123456',
    '123 456',
    '123-456',
    ' 123456\n',
    '123\u00a0456',
    'G-123456',
    '１２３４５６',
    '١٢٣٤٥٦',
    '१२३४५६',
  ];

  test.each(written)('accepts %j from a keyboard, dictation or an input method', async (text) => {
    show();
    input().focus();
    await insert(text);
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test.each(written)('accepts %j from autofill', async (text) => {
    show();
    fill(text);
    await expect.poll(shown).toBe('123456');
    expect(input().value).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test.each(written)('accepts %j from the clipboard', async (text) => {
    show();
    input().focus();
    await paste(text);
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test('accepts a value that a script sets before it fires an event', async () => {
    show();
    input().value = '123 456';
    input().dispatchEvent(new Event('change'));
    expect(codes()).toEqual(['123456']); // at once; input-otp's own timers would take a little longer
    await expect.poll(shown).toBe('123456');
  });

  test.each([
    ['pasted', paste],
    ['inserted', insert],
  ])('replaces digits already typed with a whole code that is %s', async (_, put) => {
    show();
    input().focus();
    await userEvent.keyboard('12');
    await put('345 678');
    await expect.poll(shown).toBe('345678');
    expect(codes()).toEqual(['345678']);
  });

  test('replaces typed digits with a whole code pasted before them', async () => {
    show();
    input().focus();
    await userEvent.keyboard('12{Home}');
    await paste('345678');
    await expect.poll(shown).toBe('345678');
    expect(codes()).toEqual(['345678']);
  });

  test('replaces a complete code with another one that is pasted', async () => {
    show();
    input().focus();
    await paste('111111');
    await paste('222222');
    await expect.poll(shown).toBe('222222');
    expect(codes()).toEqual(['111111', '222222']);
  });

  test('joins half a code that is pasted to the half that was typed', async () => {
    show();
    input().focus();
    await userEvent.keyboard('123');
    await paste('456');
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test.each([
    ['an empty field', ''],
    ['digits already typed', '12'],
  ])('accepts a code that is dropped on %s', async (_, typed) => {
    show({ autoFocus: true });
    for (const digit of typed) await userEvent.keyboard(digit);
    await drop('345 678');
    await expect.poll(shown).toBe('345678');
    expect(codes()).toEqual(['345678']);
  });
});

/** A real drop in the middle of the field. The test's frame has an offset and a scale. */
async function drop(text: string): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
  const scale = frame.width / window.innerWidth;
  const box = input().getBoundingClientRect();
  const x = frame.x + (box.x + box.width / 2) * scale;
  const y = frame.y + (box.y + box.height / 2) * scale;
  const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp().send('Input.dispatchDragEvent', { type, x, y, data });
}

describe('typing', () => {
  test('shows each digit in its slot and completes once', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123456');
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
    expect(edited.mock.calls.flat()).toEqual(['1', '12', '123', '1234', '12345', '123456']);
  });

  test('does not complete the same code again when a digit is deleted and typed again', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123456{Backspace}6');
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test('completes with a corrected digit', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123456{Backspace}7');
    await expect.poll(shown).toBe('123457');
    expect(codes()).toEqual(['123456', '123457']);
  });

  test('shows extra digits instead of cutting them off', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('12345678');
    await expect.poll(shown).toBe('12345678');
    expect(codes()).toEqual(['123456']);
  });

  test('shows a text that is far too long in full, in the input itself', async () => {
    show();
    input().focus();
    await paste('Your code is 123456, do not share it');
    await expect.poll(() => input().value).toBe('Yourcodeis123456,donotshareit');
    expect(slots()).toHaveLength(0);
    expect(getComputedStyle(input()).color).not.toBe('rgba(0, 0, 0, 0)');
    expect(completed).not.toHaveBeenCalled();
  });

  test('keeps a letter, so that it can be reported as an error', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('12a456');
    await expect.poll(shown).toBe('12a456');
    expect(completed).not.toHaveBeenCalled();
  });

  test('drops a dash or space that is typed, and keeps the caret in place', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123 -456');
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test('has one tab stop and moves with Home, End and the arrows', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123456{Home}');
    await expect.poll(active).toEqual([0]);
    await userEvent.keyboard('9');
    await expect.poll(active).toEqual([1]);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(active).toEqual([2]);
    await userEvent.keyboard('8');
    await expect.poll(shown).toBe('928456');
    await userEvent.keyboard('{End}{Shift>}{Home}{/Shift}');
    await expect.poll(active).toEqual([0, 1, 2, 3, 4, 5]);
    await userEvent.keyboard('0');
    await expect.poll(shown).toBe('0_____');
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).not.toBe(input());
  });

  test('shows the caret in the slot of the next digit, and after the last one', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('12');
    await expect
      .poll(() =>
        slots()
          .map((slot) => slot.dataset.caret ?? '-')
          .join(' '),
      )
      .toBe('- - before - - -');
    await userEvent.keyboard('3456');
    await expect
      .poll(() =>
        slots()
          .map((slot) => slot.dataset.caret ?? '-')
          .join(' '),
      )
      .toBe('- - - - - after');
  });

  test('a click on a digit selects it, and a click after the digits puts the caret there', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('1234');
    await expect.poll(shown).toBe('1234__');
    await userEvent.click(page.elementLocator(input()), { position: middleOf(1) });
    await expect.poll(active).toEqual([1]);
    await userEvent.keyboard('9');
    await expect.poll(shown).toBe('1934__');
    await userEvent.click(page.elementLocator(input()), { position: middleOf(5) });
    await userEvent.keyboard('5');
    await expect.poll(shown).toBe('19345_');
  });

  test('a click on a digit of a refused code, which is selected, selects only that digit', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('123456');
    input().select();
    await expect.poll(active).toEqual([0, 1, 2, 3, 4, 5]);
    await userEvent.click(page.elementLocator(input()), { position: middleOf(1) });
    await expect.poll(active).toEqual([1]);
    await userEvent.keyboard('9');
    await expect.poll(shown).toBe('193456');
  });

  test("can't be changed while it is read-only, and keeps value and focus", async () => {
    const { change } = show({ autoFocus: true });
    await userEvent.keyboard('123456');
    change({ readOnly: true });
    await userEvent.keyboard('7');
    expect(input().value).toBe('123456');
    expect(document.activeElement).toBe(input());
  });
});

function middleOf(place: number): { x: number; y: number } {
  const box = input().getBoundingClientRect();
  const slot = slots()[place]?.getBoundingClientRect() ?? new DOMRect();
  return { x: slot.x + slot.width / 2 - box.x, y: box.height / 2 };
}

describe('an input method', () => {
  test("isn't interrupted, and the value is checked when the composition ends", async () => {
    show({ autoFocus: true });
    for (const text of ['１', '１２', '１２３４５６'])
      await cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect.poll(shown).toBe('１２３４５６');
    expect(completed).not.toHaveBeenCalled();
    await insert('１２３４５６');
    await expect.poll(shown).toBe('123456');
    expect(codes()).toEqual(['123456']);
  });

  test("doesn't complete plain digits before the composition ends", async () => {
    show({ autoFocus: true });
    await cdp().send('Input.imeSetComposition', { text: '123456', selectionStart: 6, selectionEnd: 6 });
    await expect.poll(shown).toBe('123456');
    expect(completed).not.toHaveBeenCalled();
    await insert('123456');
    await expect.poll(codes).toEqual(['123456']);
  });
});

describe('a refused code', () => {
  test('is shown by a stronger border, an icon and text', () => {
    const { container, change } = show();
    const edge = () => getComputedStyle(slots()[0] as Element).borderTop;
    const before = edge();
    change({ error: 'That code didn’t work.' });
    expect(edge()).not.toBe(before);
    expect(container.querySelector('[data-icon="error"]')).toBeVisible();
    expect(input()).toHaveAccessibleDescription('That code didn’t work.');
  });

  test('stays, selected and focused, so that the next digit replaces it', async () => {
    const field = createRef<HTMLInputElement>();
    const { change } = show({ autoFocus: true, inputRef: field });
    await userEvent.keyboard('123456');
    change({ readOnly: true });
    (document.activeElement as HTMLElement).blur();
    change({ readOnly: false, error: 'That code didn’t work.' });
    field.current?.focus();
    field.current?.select();
    await expect.poll(active).toEqual([0, 1, 2, 3, 4, 5]);
    expect(document.activeElement).toBe(input());
    await userEvent.keyboard('9');
    await expect.poll(shown).toBe('9_____');
  });
});

describe('privacy', () => {
  test('the code is never written to an attribute', async () => {
    const { container } = show({ autoFocus: true });
    const seen: (string | null)[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, attributeName } of records) seen.push((target as Element).getAttribute(attributeName ?? ''));
    });
    observer.observe(container, { attributes: true, subtree: true });
    await userEvent.keyboard('471902');
    await expect.poll(shown).toBe('471902');
    fill('555666');
    await expect.poll(shown).toBe('555666');
    expect(seen.filter((value) => /\d{2}/.test(value ?? ''))).toEqual([]);
    expect(input().getAttribute('value') ?? '').toBe('');
    expect(container.innerHTML).not.toContain('555666');
    observer.disconnect();
  });

  test('the form contains the value of the field', async () => {
    let data: FormData | undefined;
    render(
      <Form onFormSubmit={(submitted) => (data = submitted)}>
        <CodeInput label="6-digit code" autoFocus />
      </Form>,
    );
    await userEvent.keyboard('123 45{Enter}');
    expect(data?.get('otp-code')).toBe('12345');
  });
});

describe('the surrounding page', () => {
  test("doesn't rerender while the user types", async () => {
    const renders = vi.fn();
    function Host() {
      renders();
      return <CodeInput label="6-digit code" autoFocus />;
    }
    render(<Host />);
    const before = renders.mock.calls.length;
    await userEvent.keyboard('123456');
    await expect.poll(shown).toBe('123456');
    expect(renders).toHaveBeenCalledTimes(before);
  });

  test("two fields don't affect each other, and have different ids", async () => {
    render(
      <>
        <CodeInput label="One" hint="first" />
        <CodeInput label="Two" hint="second" />
      </>,
    );
    await userEvent.fill(page.getByLabelText('Two'), '123456');
    await expect.element(page.getByLabelText('One')).toHaveValue('');
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("gets no style element, and the host's own field keeps its own", async () => {
    render(
      <>
        <CodeInput label="One" />
        <CodeInput label="Two" />
      </>,
    );
    expect(document.querySelector('style#input-otp-style')).toBeNull();
    await expect.poll(() => document.querySelector('#input-otp-style')).toBeNull();
    render(<OTPInput maxLength={4} render={() => null} />);
    expect(document.querySelectorAll('style#input-otp-style')).toHaveLength(1);
    document.querySelector('#input-otp-style')?.remove();
  });

  test('shows slots from left to right even if the page reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    show({ autoFocus: true });
    await userEvent.keyboard('123');
    await expect.poll(shown).toBe('123___');
    const lefts = slots().map((slot) => slot.getBoundingClientRect().left);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    document.documentElement.removeAttribute('dir');
  });

  test('forced colors keep the invisible text invisible and mark the active slot', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    show({ autoFocus: true });
    await userEvent.keyboard('12');
    await expect.poll(active).toEqual([2]);
    expect(getComputedStyle(input()).color).toBe('rgba(0, 0, 0, 0)');
    expect(getComputedStyle(slots()[2] as Element).outlineStyle).toBe('solid');
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  });

  test('can be translated by the browser without breaking the field', async () => {
    show({ autoFocus: true });
    await userEvent.keyboard('12');
    await expect.poll(shown).toBe('12____');
    for (const slot of slots()) {
      const text = slot.firstChild;
      if (!text) continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text);
    }
    await userEvent.keyboard('{Backspace}34');
    await expect.poll(shown).toBe('134___');
  });

  test('has no interval running in the background', async () => {
    const started = vi.spyOn(window, 'setInterval');
    show({ autoFocus: true });
    await userEvent.keyboard('12');
    await expect.poll(shown).toBe('12____');
    expect(started).not.toHaveBeenCalled();
    started.mockRestore();
  });

  test('has no listener left on the document after unmount', () => {
    show();
    cleanup();
    const added = vi.spyOn(document, 'addEventListener');
    const removed = vi.spyOn(document, 'removeEventListener');
    for (let round = 0; round < 20; round++) {
      show();
      cleanup();
    }
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed.mock.calls.map(([type]) => type)).toEqual(added.mock.calls.map(([type]) => type));
    added.mockRestore();
    removed.mockRestore();
  });

  test('can open a dialog around the field, which gets the focus', async () => {
    function Dialog() {
      const dialog = useRef<HTMLDialogElement>(null);
      useLayoutEffect(() => dialog.current?.showModal(), []);
      return (
        <dialog ref={dialog}>
          <h2 tabIndex={-1}>Enter your code</h2>
          <CodeInput label="6-digit code" autoFocus />
        </dialog>
      );
    }
    render(<Dialog />);
    expect(document.activeElement).toBe(input());
    await userEvent.keyboard('12');
    await expect.poll(shown).toBe('12____');
  });

  test('completes a code once in strict mode', async () => {
    function Host() {
      const [whole, setWhole] = useState(false);
      const complete = (code: string) => {
        completed(code);
        setWhole(true);
      };
      return (
        <StrictMode>
          <CodeInput label="6-digit code" autoFocus onValueComplete={complete} />
          <output>{whole && 'complete'}</output>
        </StrictMode>
      );
    }
    render(<Host />);
    await userEvent.keyboard('123456');
    await expect.element(page.getByText('complete')).toBeVisible();
    expect(codes()).toEqual(['123456']);
  });
});
