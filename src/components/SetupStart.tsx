'use client';
import { type ReactElement, useState } from 'react';
import type { MfaMethod } from '../core/adapter.js';
import type { SetupState } from '../core/setupFlow.js';
import type { EnrollmentControls } from '../hooks/useMfaEnrollment.js';
import { Button } from '../parts/Button.js';
import { Form } from '../parts/Form.js';
import { Notice } from '../parts/Notice.js';
import { TextField } from '../parts/TextField.js';
import { useMfa } from '../provider/context.js';
import { Failure } from './Failure.js';
import { SlowNotice } from './SlowNotice.js';

interface SetupStartProps {
  enrollment: EnrollmentControls;
  method: MfaMethod;
  askName?: boolean | undefined;
  state: Extract<SetupState, { status: 'ready' | 'starting' }>;
}

/** The click that opens an enrolment, with the number or address that it needs. */
export function SetupStart({ enrollment, method, askName, state }: SetupStartProps): ReactElement {
  const { messages } = useMfa();
  const { sent } = messages;
  const [empty, setEmpty] = useState(0);
  const busy = state.status === 'starting';
  const { error, waitUntil } = state.status === 'ready' ? state : { error: undefined, waitUntil: undefined };
  const failure = error && <Failure error={error} waitUntil={waitUntil} />;
  const aboutNumber = error?.code === 'INVALID_PHONE_NUMBER';
  const field = {
    defaultValue: state.destination?.open(),
    readOnly: busy,
    autoFocus: true,
    dir: 'ltr',
    failures: empty + (aboutNumber ? state.attempt : 0),
  };

  const submit = (data: FormData): void => {
    const typed = String(data.get('destination') ?? '').trim();
    setEmpty((count) => (typed || method !== 'sms' ? 0 : count + 1));
    const label = String(data.get('factor-label') ?? '').trim() || undefined;
    if (typed || method !== 'sms') enrollment.start({ destination: typed || undefined, label });
  };

  return (
    <Form busy={busy} onSubmit={submit}>
      {failure && !aboutNumber ? <Notice tone="error">{failure}</Notice> : null}
      {method === 'sms' ? (
        <>
          <TextField
            {...field}
            type="tel"
            name="destination"
            autoComplete="tel"
            label={sent.phoneLabel}
            hint={sent.phoneHint}
            error={empty ? sent.phoneEmpty : aboutNumber ? failure : undefined}
          />
          <p data-mfa-part="note">{sent.smsNote}</p>
        </>
      ) : null}
      {method === 'email' ? (
        <TextField
          {...field}
          type="email"
          name="destination"
          autoComplete="email"
          label={sent.emailLabel}
          hint={sent.emailHint}
        />
      ) : null}
      {askName ? (
        <TextField
          type="text"
          name="factor-label"
          autoComplete="off"
          label={messages.enrollment.nameLabel}
          hint={messages.enrollment.nameHint}
          readOnly={busy}
        />
      ) : null}
      <Button type="submit" variant="primary" busy={busy} blocked={waitUntil !== undefined}>
        {messages.setup[method].start}
      </Button>
      <SlowNotice busy={busy} />
    </Form>
  );
}
