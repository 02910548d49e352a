'use client';
import { type ReactElement, type ReactNode, useState } from 'react';
import { normalizeBackupCode } from '../../core/text/code.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { TextField } from '../../parts/form/TextField.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { useMfa } from '../../provider/context.js';
import { SlowNotice } from '../shared/SlowNotice.js';

interface BackupCodeFormProps {
  busy: boolean;
  blocked: boolean;
  failures: number;
  error: ReactNode;
  hidden: boolean;
  onCode: (code: string) => void;
  onValueChange: () => void;
  /** Shown above the field, as in the form for a code. */
  children?: ReactNode;
}

/**
 * The form for a backup code. It is never on screen together with the code field, because password managers would fill
 * both.
 */
export function BackupCodeForm({
  busy,
  blocked,
  failures,
  error,
  hidden,
  onCode,
  onValueChange,
  children,
}: BackupCodeFormProps): ReactElement {
  const words = useMfa().messages.challenge;
  const [empty, setEmpty] = useState(0);
  const input = useFailureFocus(failures + empty, hidden);
  return (
    <Form
      hidden={hidden}
      busy={busy}
      onFormSubmit={(data) => {
        const code = normalizeBackupCode(String(data.get('recovery-code') ?? ''));
        setEmpty((count) => (code ? 0 : count + 1));
        if (code && !blocked) onCode(code);
      }}
    >
      {children}
      <TextField
        name="recovery-code"
        label={words.backupCodeLabel}
        required
        hint={words.backupCodeHint}
        error={empty ? words.backupCodeEmpty : error}
        invalid={!!(empty || error)}
        inputRef={input}
        readOnly={busy}
        onValueChange={() => {
          setEmpty(0);
          onValueChange();
        }}
        autoFocus
        type="text"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <Button type="submit" variant="primary" loading={busy} disabled={blocked}>
        {words.verify}
      </Button>
      <SlowNotice busy={busy} />
    </Form>
  );
}
