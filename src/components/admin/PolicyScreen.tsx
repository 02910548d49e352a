'use client';
import { type ReactElement, type Ref, useState } from 'react';
import type { MfaAdminAdapter, MfaPolicy } from '../../core/contract/adapter.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import { METHODS_BY_STRENGTH } from '../../core/contract/methodsByStrength.js';
import { type PolicyControls, useMfaPolicy } from '../../hooks/admin/useMfaPolicy.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { Checkbox } from '../../parts/form/Checkbox.js';
import { Form } from '../../parts/form/Form.js';
import { RadioGroup } from '../../parts/form/RadioGroup.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { ReauthPrompt } from '../step-up/ReauthPrompt.js';
import { PolicyConflict } from './PolicyConflict.js';
import { PolicySkeleton, STRENGTHS } from './PolicySkeleton.js';

interface PolicyScreenProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  admin: MfaAdminAdapter;
  onRestart: (() => void) | undefined;
}

const NOT_ANSWERED = { ...NO_FAILURE, saved: false } as const;

/** The whole policy in one form. */
export function PolicyScreen({ admin, ...props }: PolicyScreenProps): ReactElement {
  const controls = useMfaPolicy(admin);
  const { purpose } = useAccountMessages().admin;
  return (
    <>
      <PolicyForm {...props} controls={controls} />
      <ReauthPrompt reauth={controls.reauth} purpose={purpose} headingLevel={props.headingLevel} />
    </>
  );
}

type PolicyFormProps = Omit<PolicyScreenProps, 'admin'> & { controls: PolicyControls };

function PolicyForm({ rootRef, controls, onRestart, ...rest }: PolicyFormProps): ReactElement {
  const { messages } = useMfa();
  const { state, reload, edit, discard, save } = controls;
  const [noMethod, setNoMethod] = useState(0);
  const first = useFailureFocus(noMethod);
  const { admin: words, settings } = useAccountMessages();
  const { methods, common, errors, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale, status: state.status, title: words.policyTitle };
  switch (state.status) {
    case 'loading':
      return (
        <Screen {...frame} description={words.policyDescription} announcement={settings.loading}>
          <PolicySkeleton />
          <SlowNotice busy={controls.reauth.state.status === 'idle'} />
        </Screen>
      );
    case 'failed':
      return (
        <Screen {...frame} announcement={errors[state.error.code]}>
          <Notice tone="error">
            <ErrorText error={state.error} waitUntil={state.waitUntil} onRestart={onRestart} />
          </Notice>
          <Button disabled={state.waitUntil !== undefined} onClick={reload}>
            {common.tryAgain}
          </Button>
        </Screen>
      );
    case 'editing':
    case 'saving': {
      const { policy, inForce, before } = state;
      const busy = state.status === 'saving';
      const { error, waitUntil, saved } = state.status === 'editing' ? state : NOT_ANSWERED;
      const done = saved && (saved === 'adjusted' ? words.policyAdjusted : words.policySaved);
      const outcome = done || (error ? errors[error.code] : '') || (before ? words.conflict : '');
      const announcement = noMethod ? '' : outcome; // the field announces its own error
      const change = (changed: Partial<MfaPolicy>): void => {
        setNoMethod(0);
        edit({ ...policy, ...changed });
      };
      return (
        <Screen {...frame} description={words.policyDescription} announcement={announcement}>
          <Form
            busy={busy}
            onFormSubmit={() => {
              const incomplete = policy.enabled && !policy.methods.length;
              setNoMethod((count) => (incomplete ? count + 1 : 0));
              if (!incomplete) save();
            }}
          >
            <Checkbox
              name="enabled"
              label={words.enabled}
              checked={policy.enabled}
              onValueChange={(enabled) => change({ enabled })}
            />
            {policy.enabled ? (
              <>
                <fieldset data-mfa-part="fieldset" aria-description={noMethod ? words.noMethod : undefined}>
                  <legend data-mfa-part="label">{words.methods}</legend>
                  {METHODS_BY_STRENGTH.map((method, index) => (
                    <Checkbox
                      key={method}
                      name={`method-${method}`}
                      label={methods[method].title}
                      checked={policy.methods.includes(method)}
                      onValueChange={(chosen) =>
                        change({
                          methods: METHODS_BY_STRENGTH.filter((one) =>
                            one === method ? chosen : policy.methods.includes(one),
                          ),
                        })
                      }
                      inputRef={index ? undefined : first}
                      invalid={noMethod > 0}
                      // the error is below the last one, and the focus goes to the first
                      error={noMethod && method === METHODS_BY_STRENGTH.at(-1) ? words.noMethod : undefined}
                    />
                  ))}
                </fieldset>
                <RadioGroup
                  name="enrollment"
                  label={words.enrollment}
                  value={policy.enrollment}
                  options={STRENGTHS.map((value) => ({
                    value,
                    label: words.strength[value],
                    description: words.strengthDescription[value],
                  }))}
                  onValueChange={(value) =>
                    change({ enrollment: STRENGTHS.find((one) => one === value) ?? 'optional' })
                  }
                />
              </>
            ) : null}
            {before && !busy ? <PolicyConflict before={before} inForce={inForce} onDiscard={discard} /> : null}
            {error ? (
              <Notice tone="error">
                <ErrorText error={error} waitUntil={waitUntil} onRestart={onRestart} />
              </Notice>
            ) : null}
            {done ? <Notice tone={saved === 'adjusted' ? 'warning' : 'success'}>{done}</Notice> : null}
            <Button type="submit" variant="primary" loading={busy} disabled={waitUntil !== undefined}>
              {words.save}
            </Button>
            <SlowNotice busy={busy && controls.reauth.state.status === 'idle'} />
          </Form>
        </Screen>
      );
    }
  }
}
