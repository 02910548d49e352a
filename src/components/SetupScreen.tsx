'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaMethod } from '../core/adapter.js';
import type { EnrollmentControls } from '../hooks/useMfaEnrollment.js';
import { Button } from '../parts/Button.js';
import { Notice } from '../parts/Notice.js';
import { Screen } from '../parts/Screen.js';
import { useMfa } from '../provider/context.js';
import type { DropInProps } from './dropIn.js';
import { Failure } from './Failure.js';
import { RestartButton } from './RestartButton.js';
import { SlowNotice } from './SlowNotice.js';
import { TotpProof } from './TotpProof.js';

interface SetupScreenProps extends DropInProps {
  enrollment: EnrollmentControls;
  method: MfaMethod;
  onRestart: (() => void) | undefined;
  onCancel: (() => void) | undefined;
}

/** One factor's set-up: start, prove, and the ways back. */
export const SetupScreen: ForwardRefExoticComponent<SetupScreenProps & RefAttributes<HTMLElement>> = forwardRef(
  function SetupScreen({ enrollment, method: _, onRestart, onCancel, ...rest }, ref) {
    const { adapter, messages } = useMfa();
    const { setup, start, back, methods } = enrollment;
    const { state } = setup;
    const { totp: words, challenge, common, errors } = messages;
    const codesFollow = ('enrollment' in state && !!state.enrollment.codes) || !!adapter.regenerateBackupCodes;
    const leave = methods.length > 1 || !onCancel ? back : onCancel;
    const frame = {
      ...rest,
      ref,
      status: state.status,
      title: words.title,
      step: codesFollow ? common.step(1, 2) : undefined,
      footer: (
        <Button variant="link" onClick={leave}>
          {common.back}
        </Button>
      ),
    };
    switch (state.status) {
      case 'ready':
      case 'starting':
        return (
          <Screen
            {...frame}
            description={words.description}
            focusKey="ready"
            announcement={state.status === 'starting' ? words.starting : ''}
          >
            {state.status === 'ready' && state.error ? (
              <Notice tone="error">
                <Failure error={state.error} waitUntil={state.waitUntil} />
              </Notice>
            ) : null}
            <Button
              variant="primary"
              busy={state.status === 'starting'}
              blocked={state.status === 'ready' && state.waitUntil !== undefined}
              onClick={() => start()}
            >
              {words.start}
            </Button>
            <SlowNotice busy={state.status === 'starting'} />
          </Screen>
        );
      case 'awaiting-code':
      case 'resending':
      case 'confirming':
        return (
          <Screen
            {...frame}
            description={words.description}
            focusKey="proof"
            announcement={state.status === 'confirming' ? words.confirming : ''}
          >
            <TotpProof setup={setup} state={state} />
          </Screen>
        );
      case 'expired':
        return (
          <Screen
            {...frame}
            title={challenge.expiredTitle}
            description={errors[state.error.code]}
            focusKey="expired"
            footer={undefined}
          >
            <RestartButton variant="primary" onRestart={onRestart ?? onCancel} />
          </Screen>
        );
      case 'enrolled':
        return (
          <Screen
            {...frame}
            title={words.enrolledTitle}
            description={words.enrolledDescription}
            focusKey="enrolled"
            footer={undefined}
          />
        );
    }
  },
);
