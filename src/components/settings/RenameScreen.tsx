'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useState } from 'react';
import type { SettingsState } from '../../core/settings/settingsFlow.js';
import { isBlank } from '../../core/text/text.js';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { TextField } from '../../parts/form/TextField.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorText } from '../shared/ErrorText.js';
import { factorName } from '../shared/factorName.js';

interface RenameScreenProps extends DropInProps {
  state: Extract<SettingsState, { status: 'renaming' }>;
  settings: SettingsControls;
  onRestart: (() => void) | undefined;
}

/** The form for a factor's name. */
export const RenameScreen: ForwardRefExoticComponent<RenameScreenProps & RefAttributes<HTMLElement>> = forwardRef(
  function RenameScreen({ state, settings, onRestart, ...rest }, ref) {
    const { settings: words } = useAccountMessages();
    const mfa = useMfa();
    const { errors, common } = mfa.messages;
    const [empty, setEmpty] = useState(0);
    const input = useFailureFocus(empty);
    const { factor, label, error, waitUntil } = state;
    return (
      <Screen
        {...rest}
        ref={ref}
        status="renaming"
        title={words.renameTitle}
        focusKey="renaming"
        announcement={error ? errors[error.code] : ''}
      >
        <Form
          onFormSubmit={(data) => {
            const typed = String(data.get('factor-name') ?? '').trim();
            setEmpty((count) => (isBlank(typed) ? count + 1 : 0));
            if (!isBlank(typed)) settings.saveName(typed);
          }}
        >
          {error ? (
            <Notice tone="error">
              <ErrorText error={error} waitUntil={waitUntil} onRestart={onRestart} />
            </Notice>
          ) : null}
          <TextField
            type="text"
            name="factor-name"
            dir="auto"
            autoComplete="off"
            autoFocus
            label={words.renameLabel}
            required
            defaultValue={label ?? factorName(factor, mfa)}
            inputRef={input}
            invalid={empty > 0}
            error={empty ? words.renameEmpty : undefined}
          />
          <Button type="submit" variant="primary" disabled={waitUntil !== undefined}>
            {words.save}
          </Button>
          <Button onClick={settings.back}>{common.cancel}</Button>
        </Form>
      </Screen>
    );
  },
);
