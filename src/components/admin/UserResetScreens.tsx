'use client';
import { type ReactElement, type Ref, useState } from 'react';
import { isUnknownUser } from '../../core/admin/userResetFlow.js';
import type { MfaAdminAdapter } from '../../core/contract/adapter.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import { type UserResetControls, useMfaUserReset } from '../../hooks/admin/useMfaUserReset.js';
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
import { RestartButton } from '../shared/RestartButton.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { ReauthPrompt } from '../step-up/ReauthPrompt.js';
import { UserFactors } from './UserFactors.js';

interface UserResetScreensProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  admin: MfaAdminAdapter;
  onRestart: (() => void) | undefined;
}

/**
 * Finds the user, shows their methods, and requires a reason and the user's id, because attackers like to abuse resets.
 */
export function UserResetScreens({ admin, ...props }: UserResetScreensProps): ReactElement {
  const controls = useMfaUserReset(admin);
  const { purpose } = useAccountMessages().admin;
  return (
    <>
      <UserResetScreen {...props} controls={controls} />
      <ReauthPrompt reauth={controls.reauth} purpose={purpose} headingLevel={props.headingLevel} />
    </>
  );
}

type UserResetScreenProps = Omit<UserResetScreensProps, 'admin'> & { controls: UserResetControls };

function UserResetScreen({ rootRef, controls, onRestart, ...rest }: UserResetScreenProps): ReactElement {
  const context = useMfa();
  const { messages } = context;
  const { state, find, disable, back } = controls;
  const [wrong, setWrong] = useState({ user: 0, reason: 0, typed: 0 });
  const inputs = {
    user: useFailureFocus(wrong.user),
    reason: useFailureFocus(wrong.reason),
    typed: useFailureFocus(wrong.typed),
  };
  const { admin: words, settings } = useAccountMessages();
  const { errors, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale, status: state.status };
  const asked = controls.reauth.state.status !== 'idle'; // the call waits for the administrator
  const again = (
    <Button variant="link" onClick={back}>
      {words.anotherUser}
    </Button>
  );
  switch (state.status) {
    case 'finding':
    case 'looking-up': {
      const busy = state.status === 'looking-up';
      const { error, waitUntil } = state.status === 'finding' ? state : NO_FAILURE;
      const failure =
        error && (isUnknownUser(error) ? words.userUnknown : <ErrorText error={error} waitUntil={waitUntil} />);
      return (
        <Screen {...frame} title={words.resetTitle} description={words.resetDescription} focusKey="finding">
          <Form
            busy={busy}
            onFormSubmit={(data) => {
              const userId = String(data.get('user-id') ?? '').trim();
              setWrong((last) => ({ ...last, user: userId ? 0 : last.user + 1 }));
              if (userId) find(userId);
            }}
          >
            <TextField
              type="text"
              name="user-id"
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              label={words.user}
              required
              defaultValue={state.userId}
              readOnly={busy}
              inputRef={inputs.user}
              invalid={!!(wrong.user || failure)}
              error={wrong.user ? words.userEmpty : failure}
            />
            {error?.code === 'REAUTH_REQUIRED' ? <RestartButton onRestart={onRestart} /> : null}
            <Button type="submit" variant="primary" loading={busy} disabled={waitUntil !== undefined}>
              {words.find}
            </Button>
            <SlowNotice busy={busy && !asked} />
          </Form>
        </Screen>
      );
    }
    case 'found':
    case 'disabling': {
      const { userId, mfa } = state;
      const busy = state.status === 'disabling';
      const { error, waitUntil } = state.status === 'found' ? state : NO_FAILURE;
      // A user who was looked up exists, so their reset failed for another reason.
      const unknown = error && !mfa && isUnknownUser(error);
      const announcement = error ? (unknown ? words.userUnknown : errors[error.code]) : '';
      const who = <bdi data-mfa-part="user">{userId}</bdi>;
      if (mfa && !mfa.enrolled)
        return (
          <Screen {...frame} title={words.resetTitle} description={who} focusKey="found" footer={again}>
            <Notice tone="info">{words.off}</Notice>
          </Screen>
        );
      return (
        <Screen
          {...frame}
          title={settings.disableTitle}
          description={who}
          focusKey="found"
          announcement={announcement}
          footer={again}
        >
          {mfa?.factors?.length ? (
            <UserFactors factors={mfa.factors} />
          ) : (
            mfa && <p data-mfa-part="note">{words.hasUnlisted}</p>
          )}
          <Notice tone="warning">{words.resetWarning}</Notice>
          <Form
            busy={busy}
            onFormSubmit={(data) => {
              const reason = String(data.get('reason') ?? '').trim();
              const typed = String(data.get('confirmation') ?? '').trim() === userId;
              setWrong((last) => ({
                user: 0,
                reason: reason ? 0 : last.reason + 1,
                typed: typed || !reason ? 0 : last.typed + 1,
              }));
              if (reason && typed) disable(reason);
            }}
          >
            <TextField
              type="text"
              name="reason"
              dir="auto"
              autoComplete="off"
              label={words.reason}
              required
              hint={words.reasonHint}
              defaultValue={state.reason}
              readOnly={busy}
              inputRef={inputs.reason}
              invalid={wrong.reason > 0}
              error={wrong.reason ? words.reasonEmpty : undefined}
            />
            <TextField
              type="text"
              name="confirmation"
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              label={words.typeUser(userId)}
              required
              defaultValue={state.reason && userId}
              readOnly={busy}
              inputRef={inputs.typed}
              invalid={wrong.typed > 0}
              error={wrong.typed ? words.typedWrong : undefined}
            />
            {error ? (
              <Notice tone="error">
                {unknown ? (
                  <span>{words.userUnknown}</span>
                ) : (
                  <ErrorText error={error} waitUntil={waitUntil} onRestart={onRestart} />
                )}
              </Notice>
            ) : null}
            <Button type="submit" variant="danger" loading={busy} disabled={waitUntil !== undefined}>
              {words.reset}
            </Button>
            <SlowNotice busy={busy && !asked} />
          </Form>
        </Screen>
      );
    }
    case 'done':
      return (
        <Screen
          {...frame}
          icon="check"
          title={words.resetDone}
          description={
            <>
              <bdi data-mfa-part="user">{state.userId}</bdi>
              {words.resetDoneNext}
            </>
          }
          focusKey="done"
        >
          <Button onClick={back}>{words.anotherUser}</Button>
        </Screen>
      );
  }
}
