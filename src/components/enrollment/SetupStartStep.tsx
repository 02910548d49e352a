'use client';
import { type ReactElement, useContext, useRef, useState } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import { type MfaRecovery, mfaErrors } from '../../core/contract/error.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import type { SetupState } from '../../core/enrollment/setupState.js';
import { isEmailLike } from '../../core/text/email.js';
import { isBlank } from '../../core/text/text.js';
import type { EnrollmentControls } from '../../hooks/enrollment/useMfaEnrollment.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { TextField } from '../../parts/form/TextField.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { PhoneInput, type PhoneProblem, type TypedPhone } from '../../parts/phone/PhoneInput.js';
import { PartsContext } from '../../parts/shared/slot.js';
import { useMfa } from '../../provider/context.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';

interface SetupStartStepProps {
  enrollment: EnrollmentControls;
  method: MfaBuiltInMethod;
  askName?: boolean | undefined;
  state: Extract<SetupState, { status: 'ready' | 'starting' }>;
}

interface Refused {
  count: number;
  problem: PhoneProblem | 'not-email' | undefined;
}

/** After these, the same start can succeed: the text above the button says “Try again.” or “Start again.” */
const AGAIN: readonly MfaRecovery[] = ['retry', 'resend', 'restart', 'wait'];

/** The button that opens an enrollment, with the field for the number or address if the method needs one. */
export function SetupStartStep({ enrollment, method, askName, state }: SetupStartStepProps): ReactElement {
  const { adapter, defaultCountry, account } = useMfa();
  const framed = useContext(PartsContext).Screen;
  const fixed = adapter.features?.fixedEmail;
  const own = method === 'email' && typeof account === 'string' && isEmailLike(account) ? account : undefined;
  const messages = useSetupMessages();
  const { sent } = messages;
  const phone = useRef<TypedPhone>({ number: undefined, problem: 'empty' });
  const [refused, setRefused] = useState<Refused>({ count: 0, problem: undefined });
  const busy = state.status === 'starting';
  const { error, waitUntil } = state.status === 'ready' ? state : NO_FAILURE;
  const failure = error && <ErrorText error={error} method={method} waitUntil={waitUntil} />;
  const aboutNumber = method === 'sms' && error?.code === 'INVALID_PHONE_NUMBER';
  const exists = error?.code === 'ALREADY_ENROLLED';
  const sends = method === 'sms' || method === 'email';
  const input = useFailureFocus(refused.count + (aboutNumber ? state.requestId : 0));
  const field = {
    defaultValue: state.request ? state.request.destination?.open() : own,
    readOnly: busy,
    autoFocus: true,
    name: 'destination',
  };

  const problemOf = (typed: string): Refused['problem'] => {
    if (method === 'sms') return phone.current.problem;
    return method === 'email' && typed && !isEmailLike(typed) ? 'not-email' : undefined;
  };
  const edited = (): void => setRefused((old) => (old.problem ? { ...old, problem: undefined } : old));
  const submit = (data: FormData): void => {
    const { number } = phone.current;
    const typed = String(data.get('destination') ?? '').trim();
    const problem = problemOf(typed);
    if (problem) {
      setRefused(({ count }) => ({ count: count + 1, problem }));
      return;
    }
    const name = String(data.get('factor-label') ?? '').trim();
    const label = isBlank(name) ? undefined : name;
    enrollment.start({ destination: method === 'sms' ? number : typed || undefined, label });
  };
  const take = (typed: TypedPhone): void => {
    phone.current = typed;
    if (!typed.problem) edited();
  };
  const problems = {
    empty: sent.phoneEmpty,
    invalid: messages.errors.INVALID_PHONE_NUMBER,
    'not-email': sent.emailInvalid,
  };
  const wrong = refused.problem && problems[refused.problem];

  return (
    <Form busy={busy} onFormSubmit={submit}>
      {failure && !aboutNumber ? <Notice tone={exists ? 'info' : 'error'}>{failure}</Notice> : null}
      {method === 'sms' ? (
        <>
          <PhoneInput
            {...field}
            label={sent.phoneLabel}
            required
            hint={sent.phoneHint}
            plainHint={sent.phoneHintPlain}
            countryLabel={sent.phoneCountry}
            locale={messages.locale}
            defaultCountry={defaultCountry}
            error={wrong ?? (aboutNumber ? failure : undefined)}
            invalid={!!wrong || aboutNumber}
            inputRef={input}
            onValueChange={take}
          />
          <p data-mfa-part="note">{sent.smsNote}</p>
        </>
      ) : null}
      {own && fixed && !framed?.account ? (
        <p data-mfa-part="account">
          <bdi>{own}</bdi>
        </p>
      ) : null}
      {method === 'email' && !fixed ? (
        <TextField
          {...field}
          type="email"
          dir="ltr"
          autoComplete="email"
          label={sent.emailLabel}
          hint={own ? undefined : sent.emailHint}
          error={wrong}
          invalid={!!wrong}
          inputRef={input}
          onValueChange={edited}
        />
      ) : null}
      {askName ? (
        <TextField
          type="text"
          name="factor-label"
          autoComplete="off"
          label={messages.enrollment.nameLabel}
          defaultValue={state.request?.label}
          hint={messages.enrollment.nameHint}
          readOnly={busy}
        />
      ) : null}
      <Button
        type="submit"
        variant={exists && !sends ? 'secondary' : 'primary'}
        loading={busy}
        disabled={waitUntil !== undefined}
      >
        {error && !sends && AGAIN.includes(mfaErrors[error.code])
          ? messages.common.tryAgain
          : messages.setup[method].start}
      </Button>
      <SlowNotice busy={busy && enrollment.setup.reauth.state.status === 'idle'} />
    </Form>
  );
}
