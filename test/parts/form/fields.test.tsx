import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ComponentType, createRef, type ReactElement, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  Checkbox,
  CodeInput,
  type CodeInputProps,
  PhoneInput,
  TextField,
  type TextFieldProps,
} from '../../../src/index.js';
import { autofill } from '../../components/screen.js';
import { watchSecrets } from '../../leakCheck.js';

const input = () => screen.getByLabelText<HTMLInputElement>('Field');

type KeptProps = Pick<TextFieldProps & CodeInputProps, 'label' | 'value' | 'defaultValue' | 'onValueChange' | 'name'>;
const kept: [string, ComponentType<KeptProps>][] = [
  ['TextField', TextField as ComponentType<KeptProps>],
  ['CodeInput', CodeInput],
];

/** A host that controls the value, but keeps only what it `accepts`. */
function Host({ Field, accepts, first = '' }: { Field: ComponentType<KeptProps>; accepts?: RegExp; first?: string }) {
  const [value, setValue] = useState(first);
  return (
    <>
      <Field
        label="Field"
        name="field"
        value={value}
        onValueChange={(next) => (!accepts || accepts.test(next)) && setValue(next)}
      />
      <output>{value}</output>
      <button type="button" onClick={() => setValue('5')}>
        Set
      </button>
    </>
  );
}

describe.each(kept)('%s', (_, Field) => {
  it('shows the value that the host keeps, and reports each change', async () => {
    watchSecrets(() => ['471902']);
    render(<Host Field={Field} first="47" />);
    expect(input()).toHaveValue('47');
    await userEvent.type(input(), '19');
    expect(screen.getByRole('status')).toHaveTextContent('4719');
    await userEvent.click(screen.getByRole('button'));
    expect(input()).toHaveValue('5');
    await userEvent.type(input(), '6');
    expect(input()).toHaveValue('56');
  });

  it("reverts what the host doesn't accept", async () => {
    render(<Host Field={Field} accepts={/^[1-4]*$/} />);
    await userEvent.type(input(), '12');
    await userEvent.type(input(), '9');
    expect(input()).toHaveValue('12');
  });

  it('starts with its default, which is in no attribute', async () => {
    const onValueChange = vi.fn();
    render(<Field label="Field" name="field" defaultValue="47" onValueChange={onValueChange} />);
    expect(input()).toHaveValue('47');
    expect(document.body.innerHTML).not.toContain('value="47"');
    await userEvent.type(input(), '1');
    expect(onValueChange).toHaveBeenLastCalledWith('471');
  });

  it('reports what was typed before hydration', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined); // React 18 warns about layout effects
    container.innerHTML = renderToString(<Host Field={Field} first="1" />);
    complain.mockRestore();
    await userEvent.type(input(), '47');
    const root = await act(async () => hydrateRoot(container, <Host Field={Field} first="1" />));
    onTestFinished(() => {
      act(() => root.unmount());
      container.remove();
    });
    expect(input()).toHaveValue('47');
    expect(screen.getByRole('status')).toHaveTextContent('47');
  });
});

type Own = { inputRef: React.Ref<HTMLInputElement>; onChange: () => void; onBlur: () => void };
const fields: [string, (own: Own) => ReactElement][] = [
  ['TextField', (own) => <TextField label="Field" {...own} />],
  ['CodeInput', (own) => <CodeInput label="Field" {...own} />],
  ['PhoneInput', (own) => <PhoneInput label="Field" countryLabel="Country" locale="en" {...own} />],
  ['Checkbox', (own) => <Checkbox label="Field" {...own} />],
];

describe.each(fields)('%s', (_, field) => {
  it('passes on its input and its events', async () => {
    const inputRef = createRef<HTMLInputElement>();
    const onChange = vi.fn();
    const onBlur = vi.fn();
    const { unmount } = render(field({ inputRef, onChange, onBlur }));
    expect(inputRef.current).toBe(input());
    await userEvent.click(input());
    if (input().type !== 'checkbox') await userEvent.keyboard('7');
    expect(onChange).toHaveBeenCalledOnce();
    expect(onChange.mock.lastCall?.[0].target).toBe(input());
    await userEvent.tab();
    expect(onBlur).toHaveBeenCalledOnce();
    unmount();
    expect(inputRef.current).toBeNull();
  });

  it('passes it on once, however often it renders', async () => {
    const inputRef = vi.fn();
    const own = { inputRef, onChange: () => undefined, onBlur: () => undefined };
    const { rerender } = render(field(own));
    await userEvent.click(input());
    if (input().type !== 'checkbox') await userEvent.keyboard('7');
    rerender(field({ ...own }));
    expect(inputRef.mock.calls).toEqual([[input()]]);
  });
});

describe('<CodeInput /> reports a change with its digits', () => {
  it.each([
    ['typed with a space', () => userEvent.type(input(), '471 902'), 6],
    ['filled in whole', async () => autofill(input(), '471-902'), 1],
  ])('%s', async (_, enter, times) => {
    const values: string[] = [];
    render(<CodeInput label="Field" onChange={({ target }) => values.push(target.value)} />);
    await act(async () => enter());
    expect(values.at(-1)).toBe('471902');
    expect(values).toHaveLength(times);
  });

  it('set by a script that fires an event', async () => {
    const onChange = vi.fn();
    render(<CodeInput label="Field" onChange={onChange} />);
    await act(async () => {
      input().value = '471902';
      input().dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(onChange).toHaveBeenCalledOnce();
  });
});
