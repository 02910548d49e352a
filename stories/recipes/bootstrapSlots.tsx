import {
  type ButtonProps,
  type CheckboxProps,
  type MfaSlots,
  type NoticeProps,
  type RadioGroupProps,
  type ScreenProps,
  type TextFieldProps,
  useScreenFocus,
} from '@protekt/react-mfa';
import { forwardRef, useId } from 'react';

const looks = {
  primary: 'btn-primary',
  secondary: 'btn-secondary',
  danger: 'btn-danger',
  link: 'btn-link mfa-link d-inline-flex align-items-center',
  option: 'bg-body-tertiary border d-flex align-items-center gap-3 w-100 text-start',
} as const;
const tones = {
  info: 'alert-info',
  success: 'alert-success',
  warning: 'alert-warning',
  error: 'alert-danger',
} as const;

const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant = 'secondary', loading, disabled, type = 'button', onClick, children, ...rest } = props;
  const inert = loading || disabled || undefined;
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={`btn ${looks[variant]} ${inert ? 'opacity-75' : ''}`}
      aria-disabled={inert}
      onClick={(event) => (inert ? event.preventDefault() : onClick?.(event))}
    >
      {loading ? <span className="spinner-border spinner-border-sm me-2" aria-hidden="true" /> : null}
      {children}
    </button>
  );
});

function TextField(props: TextFieldProps) {
  const { label, hint, error, invalid, required, inputRef, type = 'text', onChange, onBlur, onValueChange } = props;
  const { name, value, defaultValue, autoFocus, readOnly, autoComplete, dir, inputMode, spellCheck } = props;
  const id = useId();
  return (
    <div>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        className={`form-control ${invalid ? 'is-invalid' : ''}`}
        {...{ name, type, value, defaultValue, autoFocus, readOnly, autoComplete, dir, inputMode, spellCheck, onBlur }}
        aria-invalid={invalid}
        aria-required={required}
        aria-describedby={`${id}-foot`}
        data-mfa-sensitive=""
        onChange={(event) => {
          onChange?.(event);
          onValueChange?.(event.target.value);
        }}
      />
      <div id={`${id}-foot`} className={error ? 'invalid-feedback d-block' : 'form-text'} aria-live="polite">
        {error ?? hint}
      </div>
    </div>
  );
}

function Checkbox(props: CheckboxProps) {
  const { label, error, invalid, inputRef, name, checked, defaultChecked, required, onChange, onValueChange } = props;
  const id = useId();
  return (
    <div className="form-check">
      <input
        id={id}
        ref={inputRef}
        type="checkbox"
        className={`form-check-input ${invalid ? 'is-invalid' : ''}`}
        {...{ name, checked, defaultChecked }}
        aria-invalid={invalid}
        aria-required={required}
        aria-describedby={`${id}-foot`}
        onChange={(event) => {
          onChange?.(event);
          onValueChange?.(event.target.checked);
        }}
      />
      <label className="form-check-label" htmlFor={id}>
        {label}
      </label>
      <div id={`${id}-foot`} className="invalid-feedback d-block" aria-live="polite">
        {error}
      </div>
    </div>
  );
}

function RadioGroup({ label, name, options, value, defaultValue, onValueChange }: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset>
      <legend className="fs-6">{label}</legend>
      {options.map((option) => (
        <div className="form-check" key={option.value}>
          <input
            id={id + option.value}
            type="radio"
            className="form-check-input"
            name={name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={() => onValueChange?.(option.value)}
          />
          <label className="form-check-label" htmlFor={id + option.value}>
            {option.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice({ tone, title, children }, ref) {
  return (
    <div ref={ref} className={`alert ${tones[tone]} mb-0`}>
      {title ? <p className="fw-semibold mb-1">{title}</p> : null}
      {children}
    </div>
  );
});

const Screen = forwardRef<HTMLElement, ScreenProps>(function Screen(props, ref) {
  const { status, title, description, step, badge, badgeOff, headingLevel = 2, children, footer, ...others } = props;
  const { wide, brand, account, accountAction, announcement, id, lang } = others;
  const heading = useScreenFocus(props);
  const Heading = `h${headingLevel}` as const;
  const titleId = useId();
  return (
    <section
      {...{ ref, id, lang }}
      className="card w-100"
      style={{ maxWidth: wide ? '42rem' : '28rem' }}
      data-status={status}
      aria-labelledby={titleId}
    >
      <div className="card-body vstack gap-3">
        {brand ? <div>{brand}</div> : null}
        {step ? <p className="text-body-secondary small mb-0">{step}</p> : null}
        <div className="d-flex align-items-center justify-content-between gap-2">
          <Heading ref={heading} id={titleId} tabIndex={-1} className="h4 mb-0" style={{ outline: 'none' }}>
            {title}
          </Heading>
          {badge ? (
            <span className={`badge ${badgeOff ? 'text-bg-secondary' : 'text-bg-success'}`}>{badge}</span>
          ) : null}
        </div>
        {account ? (
          <p className="d-flex flex-wrap align-items-center column-gap-3 small mb-0">
            {account} {accountAction}
          </p>
        ) : null}
        {description ? <div>{description}</div> : null}
        {children}
      </div>
      {footer ? <div className="card-footer bg-transparent d-flex flex-wrap column-gap-3">{footer}</div> : null}
      <span aria-live="polite" className="visually-hidden">
        {announcement}
      </span>
    </section>
  );
});

/** The built-in code field, phone field, dialog and icons are kept: they follow the variables. */
export const bootstrapSlots: MfaSlots = { Button, Checkbox, Notice, RadioGroup, Screen, TextField };
