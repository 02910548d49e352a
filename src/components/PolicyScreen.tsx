'use client';
import { type ReactElement, type Ref, useState } from 'react';
import type { MfaAdminAdapter, MfaPolicy } from '../core/adapter.js';
import { METHODS_BY_STRENGTH } from '../core/enrollmentFlow.js';
import { useMfaPolicy } from '../hooks/useMfaPolicy.js';
import { Button } from '../parts/Button.js';
import { Checkbox } from '../parts/Checkbox.js';
import { Form } from '../parts/Form.js';
import { Notice } from '../parts/Notice.js';
import { RadioGroup } from '../parts/RadioGroup.js';
import { Screen } from '../parts/Screen.js';
import { useMfa } from '../provider/context.js';
import type { DropInProps } from './dropIn.js';
import { Failure } from './Failure.js';
import { ReauthScreen } from './ReauthScreen.js';
import { SlowNotice } from './SlowNotice.js';

interface PolicyScreenProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  admin: MfaAdminAdapter;
}

const STRENGTHS = ['optional', 'recommended', 'required'] as const;

/** One form for the whole policy. */
export function PolicyScreen({ rootRef, admin, ...rest }: PolicyScreenProps): ReactElement {
  const { messages } = useMfa();
  const { state, reauth, reload, edited, save } = useMfaPolicy(admin);
  const [noMethod, setNoMethod] = useState(0);
  const { admin: words, methods, common, errors, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale, status: state.status, title: words.policyTitle };
  if (reauth.state.status !== 'idle') return <ReauthScreen {...rest} ref={rootRef} lang={locale} reauth={reauth} />;
  switch (state.status) {
    case 'loading':
      return <Screen {...frame} description={common.working} />;
    case 'failed':
      return (
        <Screen {...frame}>
          <Notice tone="error">
            <Failure error={state.error} />
          </Notice>
          <Button onClick={reload}>{common.tryAgain}</Button>
        </Screen>
      );
    case 'editing':
    case 'saving': {
      const { policy } = state;
      const busy = state.status === 'saving';
      const saved = state.status === 'editing' && state.saved;
      const error = state.status === 'editing' ? state.error : undefined;
      const told = noMethod ? words.noMethod : saved ? words.policySaved : error ? errors[error.code] : '';
      return (
        <Screen {...frame} description={words.policyDescription} announcement={told}>
          <Form
            busy={busy}
            onChange={() => {
              setNoMethod(0);
              edited();
            }}
            onSubmit={(data) => {
              const next = policyOf(data);
              const incomplete = next.enabled && !next.methods.length;
              setNoMethod((count) => (incomplete ? count + 1 : 0));
              if (!incomplete) save(next);
            }}
          >
            <Checkbox name="enabled" label={words.enabled} defaultChecked={policy.enabled} />
            <fieldset data-mfa-part="fieldset">
              <legend data-mfa-part="label">{words.methods}</legend>
              {METHODS_BY_STRENGTH.map((method, index) => (
                <Checkbox
                  key={method}
                  name={`method-${method}`}
                  label={methods[method].title}
                  defaultChecked={policy.methods.includes(method)}
                  failures={index ? 0 : noMethod}
                />
              ))}
            </fieldset>
            {noMethod ? <Notice tone="error">{words.noMethod}</Notice> : null}
            <RadioGroup
              name="enrollment"
              label={words.enrollment}
              defaultValue={policy.enrollment}
              options={STRENGTHS.map((value) => ({ value, label: words.strength[value] }))}
            />
            {error ? (
              <Notice tone="error">
                <Failure error={error} />
              </Notice>
            ) : null}
            {saved ? <Notice tone="success">{words.policySaved}</Notice> : null}
            <Button type="submit" variant="primary" busy={busy}>
              {words.save}
            </Button>
            <SlowNotice busy={busy} />
          </Form>
        </Screen>
      );
    }
  }
}

function policyOf(data: FormData): MfaPolicy {
  const enrollment = STRENGTHS.find((value) => value === data.get('enrollment')) ?? 'optional';
  const methods = METHODS_BY_STRENGTH.filter((method) => data.has(`method-${method}`));
  return { enabled: data.has('enabled'), methods, enrollment };
}
