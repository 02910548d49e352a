import {
  type ButtonProps,
  type CheckboxProps,
  type DialogProps,
  type MfaSlots,
  type NoticeProps,
  type RadioGroupProps,
  type ScreenProps,
  type TextFieldProps,
  useScreenFocus,
} from '@protekt/react-mfa';
import * as Themes from '@radix-ui/themes';
import { type CSSProperties, createContext, forwardRef, type Ref, useContext, useId } from 'react';

const looks = {
  primary: { variant: 'solid' },
  secondary: { variant: 'surface', color: 'gray' },
  danger: { variant: 'soft', color: 'red' },
  link: { variant: 'ghost' },
  option: { variant: 'surface', color: 'gray' },
} as const;
const text = { color: 'var(--gray-12)' } as const;
const styles: Partial<Record<keyof typeof looks, CSSProperties>> = {
  secondary: text,
  option: { ...text, inlineSize: '100%', blockSize: 'auto', paddingBlock: 12, textAlign: 'start' },
};
const tones = { info: 'blue', success: 'green', warning: 'amber', error: 'red' } as const;

const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant = 'secondary', loading, disabled, type = 'button', color: _, onClick, children, ...rest } = props;
  const inert = loading || disabled || undefined;
  return (
    <Themes.Button
      {...rest}
      {...looks[variant]}
      ref={ref}
      type={type}
      className={variant === 'link' ? 'mfa-link' : undefined}
      size="3"
      aria-disabled={inert}
      data-disabled={disabled || undefined}
      style={styles[variant]}
      onClick={(event) => (inert ? event.preventDefault() : onClick?.(event))}
    >
      {loading ? <Themes.Spinner /> : null}
      {children}
    </Themes.Button>
  );
});

function TextField(props: TextFieldProps) {
  const { label, hint, error, invalid, required, inputRef, type = 'text', onChange, onBlur, onValueChange } = props;
  const { name, value, defaultValue, autoFocus, readOnly, autoComplete, dir, inputMode, spellCheck } = props;
  const id = useId();
  return (
    <Themes.Flex direction="column" gap="1">
      <Themes.Text as="label" size="2" weight="medium" htmlFor={id}>
        {label}
      </Themes.Text>
      <Themes.TextField.Root
        id={id}
        ref={inputRef as Ref<HTMLInputElement>}
        size="3"
        {...{ name, autoFocus, readOnly, autoComplete, dir, inputMode, spellCheck, onBlur }}
        {...(value === undefined ? { defaultValue: defaultValue ?? '' } : { value })}
        type={type as 'text'}
        {...(invalid && { color: 'red' })}
        aria-invalid={invalid}
        aria-required={required}
        aria-describedby={`${id}-foot`}
        data-mfa-sensitive=""
        onChange={(event) => {
          onChange?.(event);
          onValueChange?.(event.target.value);
        }}
      />
      <Themes.Text as="div" id={`${id}-foot`} size="2" color={error ? 'red' : 'gray'} aria-live="polite">
        {error ?? hint}
      </Themes.Text>
    </Themes.Flex>
  );
}

function Checkbox(props: CheckboxProps) {
  const { label, error, invalid, inputRef, name, checked, defaultChecked, required, onValueChange } = props;
  const id = useId();
  return (
    <div>
      <Themes.Flex as="span" gap="2" asChild>
        <Themes.Text as="label" size="3">
          <Themes.Checkbox
            ref={inputRef as Ref<HTMLButtonElement>} // for the focus: Radix' checkbox is a button
            size="3"
            {...{ name, checked, defaultChecked }}
            aria-invalid={invalid}
            aria-required={required}
            aria-describedby={id}
            onCheckedChange={(now) => onValueChange?.(now === true)}
          />
          {label}
        </Themes.Text>
      </Themes.Flex>
      <Themes.Text as="div" id={id} size="2" color="red" aria-live="polite">
        {error}
      </Themes.Text>
    </div>
  );
}

function RadioGroup({ label, name, options, value, defaultValue, onValueChange }: RadioGroupProps) {
  return (
    <Themes.RadioGroup.Root {...{ name, value, defaultValue, onValueChange }} aria-label={label} size="3">
      {options.map((option) => (
        <Themes.RadioGroup.Item key={option.value} value={option.value}>
          {option.label}
        </Themes.RadioGroup.Item>
      ))}
    </Themes.RadioGroup.Root>
  );
}

const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice({ tone, title, children }, ref) {
  return (
    <Themes.Callout.Root ref={ref} color={tones[tone]}>
      {title ? <Themes.Callout.Text weight="bold">{title}</Themes.Callout.Text> : null}
      <Themes.Text as="div" size="2" color="gray">
        {children}
      </Themes.Text>
    </Themes.Callout.Root>
  );
});

/** Whether a screen is in a dialog, which is a card already. */
const InDialog = createContext(false);

const Screen = forwardRef<HTMLElement, ScreenProps>(function Screen(props, ref) {
  const { status, title, description, step, badge, badgeOff, headingLevel = 2, children, footer, ...others } = props;
  const { wide, brand, account, accountAction, announcement, id, lang } = others;
  const heading = useScreenFocus(props);
  const titleId = useId();
  const screen = (
    <section {...{ ref, id, lang }} data-status={status} aria-labelledby={titleId}>
      <Themes.Flex direction="column" gap="4">
        {brand ? <Themes.Text as="div">{brand}</Themes.Text> : null}
        {step ? <Themes.Text size="2">{step}</Themes.Text> : null}
        <Themes.Flex justify="between" align="center" gap="2">
          <Themes.Heading
            ref={heading}
            as={`h${headingLevel}`}
            id={titleId}
            tabIndex={-1}
            size="5"
            style={{ outline: 'none' }}
          >
            {title}
          </Themes.Heading>
          {badge ? (
            <Themes.Badge size="2" color={badgeOff ? 'gray' : 'green'} style={text}>
              {badge}
            </Themes.Badge>
          ) : null}
        </Themes.Flex>
        {account ? (
          <Themes.Flex wrap="wrap" align="center" gapX="4">
            <Themes.Text size="2">{account}</Themes.Text>
            {accountAction}
          </Themes.Flex>
        ) : null}
        {description ? <Themes.Text as="div">{description}</Themes.Text> : null}
        {children}
        {footer ? (
          <Themes.Flex wrap="wrap" gapX="5" gapY="4" pt="2">
            {footer}
          </Themes.Flex>
        ) : null}
      </Themes.Flex>
      <Themes.VisuallyHidden aria-live="polite">{announcement}</Themes.VisuallyHidden>
    </section>
  );
  if (useContext(InDialog)) return screen;
  return (
    <Themes.Box asChild width="100%" maxWidth={wide ? '42rem' : '28rem'}>
      <Themes.Card asChild size="3">
        {screen}
      </Themes.Card>
    </Themes.Box>
  );
});

const Dialog = forwardRef<HTMLDivElement, DialogProps>(function Dialog(props, ref) {
  const { label, onCancel, beside, children, lang } = props;
  return (
    <Themes.Dialog.Root open onOpenChange={onCancel}>
      <Themes.Dialog.Content
        {...{ ref, lang }}
        container={beside.parentElement}
        maxWidth="28rem"
        aria-label={label}
        aria-describedby={undefined}
        onInteractOutside={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <InDialog.Provider value={true}>{children}</InDialog.Provider>
      </Themes.Dialog.Content>
    </Themes.Dialog.Root>
  );
});

/** The built-in code field, phone field and icons are kept: they follow the variables. */
export const radixThemesSlots: MfaSlots = { Button, Checkbox, Dialog, Notice, RadioGroup, Screen, TextField };
