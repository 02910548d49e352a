'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '../../parts/form/Button.js';
import { TextField, type TextFieldProps } from '../../parts/form/TextField.js';
import { useMfa } from '../../provider/context.js';

/**
 * A password field whose text can be shown. The button is in the line of the label, because password managers put their
 * own buttons into the field. While the password is being checked, it is hidden again.
 */
export function PasswordField(props: Omit<TextFieldProps, 'type'>): ReactElement {
  const { reauth: words } = useMfa().messages;
  const [wanted, setWanted] = useState(false);
  const shown = wanted && !props.readOnly;
  return (
    <div data-mfa-part="password-field">
      <TextField
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <Button variant="link" aria-pressed={shown} onClick={() => setWanted(!shown)}>
        {words.showPassword}
      </Button>
    </div>
  );
}
