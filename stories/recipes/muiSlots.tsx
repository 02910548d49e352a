import MuiAlert from '@mui/material/Alert';
import MuiAlertTitle from '@mui/material/AlertTitle';
import MuiButton from '@mui/material/Button';
import MuiCheckbox from '@mui/material/Checkbox';
import MuiChip from '@mui/material/Chip';
import MuiDialog from '@mui/material/Dialog';
import MuiFormControlLabel from '@mui/material/FormControlLabel';
import MuiFormHelperText from '@mui/material/FormHelperText';
import MuiPaper from '@mui/material/Paper';
import MuiRadio from '@mui/material/Radio';
import MuiRadioGroup from '@mui/material/RadioGroup';
import MuiStack from '@mui/material/Stack';
import MuiTextField from '@mui/material/TextField';
import MuiTypography from '@mui/material/Typography';
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
import { type ChangeEvent, forwardRef, useId } from 'react';

const looks = {
  primary: 'contained',
  danger: 'contained',
  secondary: 'outlined',
  option: 'outlined',
  link: 'text',
} as const;

const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant = 'secondary', loading, disabled, color: _, onClick, ...rest } = props;
  const inert = loading || disabled || undefined;
  return (
    <MuiButton
      {...rest}
      ref={ref}
      className={variant === 'link' ? 'mfa-link' : undefined}
      variant={looks[variant]}
      color={variant === 'danger' ? 'error' : 'primary'}
      aria-disabled={inert}
      sx={{
        textTransform: 'none',
        gap: 1,
        opacity: inert && 0.7,
        ...(variant === 'option' && { width: 1, textAlign: 'start', py: 1.5 }),
      }}
      onClick={(event) => (inert ? event.preventDefault() : onClick?.(event))}
    />
  );
});

function TextField(props: TextFieldProps) {
  const { label, hint, error, invalid, required, inputRef, onChange, onBlur, onValueChange, ...rest } = props;
  const { name, type, value, defaultValue, autoFocus, readOnly, autoComplete, dir, inputMode, spellCheck } = rest;
  const id = useId();
  const input = {
    readOnly,
    autoComplete,
    dir,
    inputMode,
    spellCheck,
    'aria-required': required,
    'data-mfa-sensitive': '',
  };
  return (
    <MuiTextField
      id={id}
      fullWidth
      {...{ label, name, type, value, defaultValue, autoFocus, inputRef, onBlur }}
      error={!!invalid}
      helperText={error ?? hint ?? ' '}
      slotProps={{ htmlInput: input, formHelperText: { 'aria-live': 'polite', component: 'div' } }}
      onChange={(event) => {
        onChange?.(event as ChangeEvent<HTMLInputElement>);
        onValueChange?.(event.target.value);
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
  const { label, error, invalid, inputRef, name, checked, defaultChecked, required, onChange, onValueChange } = props;
  const id = useId();
  const input = {
    ref: inputRef ?? null,
    name,
    'aria-invalid': invalid,
    'aria-required': required,
    'aria-describedby': id,
  };
  return (
    <div>
      <MuiFormControlLabel
        label={label}
        control={
          <MuiCheckbox
            {...{ checked, defaultChecked }}
            slotProps={{ input }}
            onChange={(event) => {
              onChange?.(event);
              onValueChange?.(event.target.checked);
            }}
          />
        }
      />
      <MuiFormHelperText id={id} error aria-live="polite">
        {error}
      </MuiFormHelperText>
    </div>
  );
}

function RadioGroup({ label, name, options, value, defaultValue, onValueChange }: RadioGroupProps) {
  return (
    <MuiRadioGroup
      {...{ name, value, defaultValue }}
      aria-label={label}
      onChange={(_, chosen) => onValueChange?.(chosen)}
    >
      {options.map((option) => (
        <MuiFormControlLabel key={option.value} {...option} control={<MuiRadio />} />
      ))}
    </MuiRadioGroup>
  );
}

const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice({ tone, title, children }, ref) {
  return (
    <MuiAlert ref={ref} severity={tone} role="presentation">
      {title ? <MuiAlertTitle>{title}</MuiAlertTitle> : null}
      {children}
    </MuiAlert>
  );
});

const Screen = forwardRef<HTMLElement, ScreenProps>(function Screen(props, ref) {
  const { status, title, description, step, badge, badgeOff, headingLevel = 2, children, footer, ...others } = props;
  const { wide, brand, account, accountAction, announcement, id, lang } = others;
  const heading = useScreenFocus(props);
  const titleId = useId();
  return (
    <MuiPaper
      component="section"
      {...{ ref, id, lang }}
      data-status={status}
      aria-labelledby={titleId}
      sx={{ p: 3, boxSizing: 'border-box', width: 1, maxWidth: wide ? '42rem' : '28rem' }}
      variant="outlined"
    >
      <MuiStack spacing={2}>
        {brand ? <MuiTypography component="div">{brand}</MuiTypography> : null}
        {step ? <MuiTypography variant="body2">{step}</MuiTypography> : null}
        <MuiStack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
          <MuiTypography
            ref={heading}
            id={titleId}
            tabIndex={-1}
            variant="h5"
            component={`h${headingLevel}`}
            sx={{ outline: 'none' }}
          >
            {title}
          </MuiTypography>
          {badge ? <MuiChip label={badge} size="small" color={badgeOff ? 'default' : 'success'} /> : null}
        </MuiStack>
        {account ? (
          <MuiStack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
            <MuiTypography variant="body2">{account}</MuiTypography>
            {accountAction}
          </MuiStack>
        ) : null}
        {description ? <MuiTypography component="div">{description}</MuiTypography> : null}
        {children}
        {footer ? <MuiStack sx={{ alignItems: 'flex-start' }}>{footer}</MuiStack> : null}
      </MuiStack>
      <span aria-live="polite" data-mfa-part="announcer">
        {announcement}
      </span>
    </MuiPaper>
  );
});

const Dialog = forwardRef<HTMLDivElement, DialogProps>(function Dialog(props, ref) {
  const { label, onCancel, beside, children, lang } = props;
  return (
    <MuiDialog
      open
      fullWidth
      maxWidth="xs"
      transitionDuration={0}
      {...{ ref, lang }}
      container={beside.parentElement}
      slotProps={{ paper: { 'aria-label': label, sx: { '& > section': { border: 0, background: 'none' } } } }}
      onClose={(_, reason) => reason === 'escapeKeyDown' && onCancel()}
    >
      {children}
    </MuiDialog>
  );
});

/** The built-in `PhoneInput`, which knows the numbering plans, and `Icon` are kept: both follow the variables. */
export const muiSlots: MfaSlots = { Button, Checkbox, CodeInput, Dialog, Notice, RadioGroup, Screen, TextField };
