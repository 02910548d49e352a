'use client';
import { type ReactElement, type Ref, Suspense, useState } from 'react';
import type { Reauth } from '../../hooks/step-up/useReauth.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { useMfa } from '../../provider/context.js';
import { MfaChallenge } from '../MfaChallenge.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { PasswordField } from './PasswordField.js';
import { ReauthCodes } from './ReauthCodes.js';

interface ReauthScreenProps extends DropInProps {
  reauth: Reauth;
  /** Set to the function that cancels a challenge, which notifies the backend first. */
  leaveRef: Ref<() => void>;
}

/** Asks for the password or for a code, and shows any new backup codes that came with the proof. */
export function ReauthScreen({ reauth, leaveRef, ...rest }: ReauthScreenProps): ReactElement | null {
  const { messages } = useMfa();
  const { state, confirm, verified, codesSaved, cancel } = reauth;
  const [empty, setEmpty] = useState(0);
  const input = useFailureFocus(('failures' in state ? state.failures : 0) + empty);
  if (state.status === 'asking-code' || state.status === 'repeating')
    return state.challenge ? (
      <MfaChallenge
        {...rest}
        challenge={state.challenge}
        stepUp
        leaveRef={leaveRef}
        onVerified={({ session, codes }) => verified(session, codes)}
        onRestart={cancel}
        onCancel={cancel}
      />
    ) : null;
  if (state.status === 'saving-codes')
    return (
      <Suspense fallback={null}>
        <ReauthCodes {...rest} autoFocus codes={state.codes} onSaved={codesSaved} />
      </Suspense>
    );
  if (state.status === 'idle' || state.status === 'starting') return null;

  const asking = state.status === 'asking-password';
  const error = asking && state.error && <ErrorText error={state.error} />;
  return (
    <Screen
      {...rest}
      status={state.status}
      title={messages.reauth.title}
      description={messages.reauth.description}
      focusTitle
    >
      <Form
        busy={!asking}
        onFormSubmit={(data) => {
          const password = String(data.get('password') ?? '');
          if (password) confirm(password);
          setEmpty((count) => (password ? 0 : count + 1));
        }}
      >
        <PasswordField
          name="password"
          autoComplete="current-password"
          autoFocus
          label={messages.reauth.label}
          required
          readOnly={!asking}
          inputRef={input}
          error={empty ? messages.reauth.empty : error}
          invalid={!!(empty || error)}
        />
        <Button type="submit" variant="primary" loading={!asking}>
          {messages.reauth.confirm}
        </Button>
        <Button onClick={cancel}>{messages.common.cancel}</Button>
        <SlowNotice busy={!asking} />
      </Form>
    </Screen>
  );
}
