import { forwardRef, type ReactElement, type ReactNode, type Ref, useId } from 'react';
import {
  type ButtonProps,
  type CheckboxProps,
  type CodeInputProps,
  type DialogProps,
  type IconProps,
  type MfaSlots,
  type NoticeProps,
  type PhoneInputProps,
  type RadioGroupProps,
  type ScreenProps,
  type TextFieldProps,
  useScreenFocus,
} from '../../src/index.js';

// Components that know the props of the parts they replace, and nothing else of the package.

const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant, loading, disabled, onClick, type = 'button', ...rest } = props;
  const inert = loading || disabled;
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      data-foreign="Button"
      data-kind={variant}
      aria-disabled={inert || undefined}
      onClick={(event) => (inert ? event.preventDefault() : onClick?.(event))}
    />
  );
});

interface FieldProps {
  slot: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: (aria: { id: string; 'aria-describedby': string }) => ReactElement;
}
function Field({ slot, label, hint, error, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div data-foreign={slot}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-words` })}
      <p id={`${id}-words`} aria-live="polite">
        {error ?? hint}
      </p>
    </div>
  );
}

interface InputProps extends Omit<TextFieldProps, 'onValueChange' | 'slot'> {
  slot?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}
function Input({ slot = 'TextField', label, hint, error, invalid, required, inputRef, ...rest }: InputProps) {
  const { name, type, dir, inputMode, autoComplete, autoFocus, readOnly, defaultValue, onValueChange } = rest;
  return (
    <Field {...{ slot, label, hint, error }}>
      {(aria) => (
        <input
          {...aria}
          {...{ name, type, dir, inputMode, autoComplete, readOnly, defaultValue }}
          ref={focusing(inputRef, autoFocus)}
          data-mfa-sensitive=""
          aria-invalid={invalid}
          aria-required={required}
          onChange={({ target }) => onValueChange?.(target.value)}
        />
      )}
    </Field>
  );
}

const focused = new WeakSet<HTMLInputElement>();
/** React focuses the field before a screen's title would take the focus, but in a portal only through a ref. */
function focusing(ref: Ref<HTMLInputElement> | undefined, autoFocus = false) {
  return (input: HTMLInputElement | null): void => {
    if (typeof ref === 'function') ref(input);
    else if (ref) ref.current = input;
    if (!input || !autoFocus || focused.has(input)) return;
    focused.add(input);
    input.focus();
  };
}

function CodeInput({ length = 6, name = 'otp-code', onValueComplete, ...props }: CodeInputProps): ReactElement {
  return (
    <Input
      {...props}
      {...{ name }}
      slot="CodeInput"
      inputMode="numeric"
      autoComplete="one-time-code"
      onValueChange={(value) => {
        props.onValueChange?.(value);
        if (value.length === length) onValueComplete?.(value);
      }}
    />
  );
}

function PhoneInput({ onValueChange, plainHint, name = 'phone', ...props }: PhoneInputProps): ReactElement {
  const report = (typed: string): void => {
    const number = typed.replace(/[^\d+]/g, '');
    if (!number) onValueChange?.({ number: undefined, problem: 'empty' });
    else if (/^\+\d{8,15}$/.test(number)) onValueChange?.({ number, problem: undefined });
    else onValueChange?.({ number: undefined, problem: 'invalid' });
  };
  const { countryLabel, locale, defaultCountry, ...rest } = props;
  return (
    <>
      <select aria-label={countryLabel} />
      <Input {...rest} {...{ name }} slot="PhoneInput" hint={plainHint} type="tel" onValueChange={report} />
    </>
  );
}

const Checkbox = (props: CheckboxProps): ReactElement => {
  const { label, error, invalid, inputRef, name, checked, defaultChecked, required, onValueChange } = props;
  return (
    <Field slot="Checkbox" label={label} error={error}>
      {(aria) => (
        <input
          {...aria}
          {...{ name, checked, defaultChecked }}
          ref={inputRef}
          type="checkbox"
          aria-invalid={invalid}
          aria-required={required}
          onChange={({ target }) => onValueChange?.(target.checked)}
        />
      )}
    </Field>
  );
};

const RadioGroup = ({ label, name, options, value, defaultValue, onValueChange }: RadioGroupProps): ReactElement => (
  <div role="radiogroup" aria-label={label} data-foreign="RadioGroup">
    {options.map((option) => (
      <label key={option.value}>
        <input
          type="radio"
          name={name}
          value={option.value}
          checked={value === undefined ? undefined : value === option.value}
          defaultChecked={value === undefined ? defaultValue === option.value : undefined}
          onChange={() => onValueChange?.(option.value)}
        />
        {option.label}
      </label>
    ))}
  </div>
);

const Icon = ({ name }: IconProps): ReactElement => <i data-foreign="Icon" data-name={name} aria-hidden="true" />;

const Notice = ({ tone, title, children }: NoticeProps): ReactElement => (
  <aside data-foreign="Notice" data-kind={tone}>
    {title ? <b>{title}</b> : null}
    <div>{children}</div>
  </aside>
);

const Screen = forwardRef<HTMLElement, ScreenProps>(function Screen(props, ref) {
  const { status, title, description, step, headingLevel = 2, children, footer, ...others } = props;
  const { announcement, focusKey, focusTitle, autoFocus, icon, badge, badgeOff, wide, ...framed } = others;
  const { brand, account, accountAction, appearance, ...rest } = framed;
  const heading = useScreenFocus(props);
  const Heading = `h${headingLevel}` as const;
  const id = useId();
  return (
    <section aria-labelledby={id} {...rest} ref={ref} data-foreign="Screen" data-kind={appearance} data-status={status}>
      <div>{brand}</div>
      {step ? <p>{step}</p> : null}
      <Heading ref={heading} id={id} tabIndex={-1}>
        {title}
      </Heading>
      <span>{badge}</span>
      {account ? (
        <div>
          {account} {accountAction}
        </div>
      ) : null}
      <div>{description}</div>
      {children}
      {footer}
      <p aria-live="polite" data-mfa-part="announcer">
        {announcement}
      </p>
    </section>
  );
});

const Dialog = forwardRef<HTMLDivElement, DialogProps>(function Dialog(props, ref) {
  const { label, onCancel, closeLabel, beside, onKeyDown, ...rest } = props;
  return (
    <div
      {...rest}
      ref={ref}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      data-foreign="Dialog"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    />
  );
});

/** A custom component for every slot. */
export const foreign = {
  Button,
  Checkbox,
  CodeInput,
  Dialog,
  Icon,
  Notice,
  PhoneInput,
  RadioGroup,
  Screen,
  TextField: Input,
} satisfies Required<Omit<MfaSlots, 'Approval'>>; // replaces no built-in part
