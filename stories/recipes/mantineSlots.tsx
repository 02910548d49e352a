import * as Mantine from '@mantine/core';
import {
  type ButtonProps,
  type CheckboxProps,
  type CodeInputProps,
  type DialogProps,
  type MfaSlots,
  type NoticeProps,
  type RadioGroupProps,
  type ScreenProps,
  type TextFieldProps,
  useScreenFocus,
} from '@protekt/react-mfa';
import { useId } from 'react';

const looks = { primary: 'filled', danger: 'filled', secondary: 'default', option: 'default', link: 'subtle' } as const;
const colors = { info: 'blue', success: 'green', warning: 'yellow', error: 'red' } as const;

function Button(props: ButtonProps) {
  const { variant = 'secondary', loading, disabled, type = 'button', color: _, children, onClick, ...rest } = props;
  const inert = loading || disabled || undefined;
  return (
    <Mantine.Button
      {...rest}
      type={type}
      className={variant === 'link' ? 'mfa-link' : undefined}
      variant={looks[variant]}
      {...(variant === 'danger' && { color: 'red.9' })}
      {...(variant === 'option' && { fullWidth: true, h: 'auto', py: 'sm', justify: 'flex-start' })}
      aria-disabled={inert}
      data-loading={loading || undefined}
      onClick={(event) => (inert ? event.preventDefault() : onClick?.(event))}
    >
      <Mantine.Group gap="xs" wrap="nowrap" style={{ textAlign: 'start', whiteSpace: 'normal' }}>
        {children}
      </Mantine.Group>
    </Mantine.Button>
  );
}

function TextField(props: TextFieldProps) {
  const { label, hint, error, invalid, required, inputRef, onChange, onBlur, onValueChange, ...rest } = props;
  const {
    name,
    type = 'text',
    value,
    defaultValue,
    autoFocus,
    readOnly,
    autoComplete,
    dir,
    inputMode,
    spellCheck,
  } = rest;
  return (
    <Mantine.TextInput
      ref={inputRef}
      {...{
        label,
        name,
        type,
        value,
        defaultValue,
        autoFocus,
        readOnly,
        autoComplete,
        dir,
        inputMode,
        spellCheck,
        onBlur,
      }}
      description={hint}
      error={error ?? invalid}
      errorProps={{ 'aria-live': 'polite', component: 'div' }}
      aria-required={required}
      data-mfa-sensitive=""
      onChange={(event) => {
        onChange?.(event);
        onValueChange?.(event.currentTarget.value);
      }}
    />
  );
}

function CodeInput({ length = 6, name = 'otp-code', onValueComplete, onValueChange, ...props }: CodeInputProps) {
  return (
    <TextField
      {...props}
      name={name}
      inputMode="numeric"
      autoComplete="one-time-code"
      dir="ltr"
      onValueChange={(value) => {
        const code = value.replace(/\D/g, '');
        onValueChange?.(code);
        if (code.length === length) onValueComplete?.(code);
      }}
    />
  );
}

function Checkbox(props: CheckboxProps) {
  const { label, error, inputRef, name, checked, defaultChecked, required, onChange, onValueChange } = props;
  return (
    <Mantine.Checkbox
      ref={inputRef}
      {...{ label, name, checked, defaultChecked, error }}
      aria-required={required}
      onChange={(event) => {
        onChange?.(event);
        onValueChange?.(event.currentTarget.checked);
      }}
    />
  );
}

function RadioGroup({ label, name, options, value, defaultValue, onValueChange }: RadioGroupProps) {
  return (
    <Mantine.Radio.Group
      {...{ label, name }}
      {...(value === undefined ? { defaultValue: defaultValue ?? null } : { value })}
      onChange={(chosen) => onValueChange?.(String(chosen))}
    >
      <Mantine.Stack gap="xs">
        {options.map((option) => (
          <Mantine.Radio key={option.value} {...option} />
        ))}
      </Mantine.Stack>
    </Mantine.Radio.Group>
  );
}

function Notice({ tone, title, children }: NoticeProps) {
  return (
    <Mantine.Alert color={colors[tone]} title={title} role="presentation" c="var(--mantine-color-text)">
      {children}
    </Mantine.Alert>
  );
}

function Screen(props: ScreenProps) {
  const { status, title, description, step, badge, badgeOff, headingLevel = 2, children, footer, ...others } = props;
  const { wide, brand, account, accountAction, announcement, id, lang } = others;
  const heading = useScreenFocus(props);
  const titleId = useId();
  return (
    <Mantine.Paper
      component="section"
      {...{ id, lang }}
      data-status={status}
      aria-labelledby={titleId}
      p="lg"
      w="100%"
      maw={wide ? '42rem' : '28rem'}
      withBorder
    >
      <Mantine.Stack>
        {brand ? <Mantine.Text component="div">{brand}</Mantine.Text> : null}
        {step ? <Mantine.Text size="sm">{step}</Mantine.Text> : null}
        <Mantine.Group justify="space-between" wrap="nowrap">
          <Mantine.Title
            ref={heading}
            id={titleId}
            tabIndex={-1}
            order={headingLevel}
            size="h3"
            style={{ outline: 'none' }}
          >
            {title}
          </Mantine.Title>
          {badge ? (
            <Mantine.Badge
              variant="light"
              color={badgeOff ? 'gray' : 'green'}
              c="var(--mantine-color-text)"
              tt="none"
              style={{ flex: 'none' }}
            >
              {badge}
            </Mantine.Badge>
          ) : null}
        </Mantine.Group>
        {account ? (
          <Mantine.Group gap="sm">
            <Mantine.Text size="sm">{account}</Mantine.Text>
            {accountAction}
          </Mantine.Group>
        ) : null}
        {description ? <Mantine.Text component="div">{description}</Mantine.Text> : null}
        {children}
        {footer ? <Mantine.Group>{footer}</Mantine.Group> : null}
      </Mantine.Stack>
      <span aria-live="polite" data-mfa-part="announcer">
        {announcement}
      </span>
    </Mantine.Paper>
  );
}

function Dialog({ label, onCancel, beside, children, lang }: DialogProps) {
  return (
    <Mantine.Modal.Root
      opened
      centered
      lang={lang}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      styles={{ inner: { left: 0 } }} // Mantine expects its portal in the body
      portalProps={{ target: beside.parentElement ?? document.body }}
      onClose={onCancel}
    >
      <Mantine.Modal.Overlay />
      <Mantine.Modal.Content aria-label={label}>{children}</Mantine.Modal.Content>
    </Mantine.Modal.Root>
  );
}

/** The built-in `PhoneInput`, which knows the numbering plans, and `Icon` are kept: both follow the variables. */
export const mantineSlots: MfaSlots = { Button, Checkbox, CodeInput, Dialog, Notice, RadioGroup, Screen, TextField };
