'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { EnrollmentControls } from '../../hooks/enrollment/useMfaEnrollment.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { SubjectIcon } from '../../parts/feedback/SubjectIcon.js';
import { Button } from '../../parts/form/Button.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';

interface EnrollmentIntroProps extends DropInProps {
  enrollment: EnrollmentControls;
  required: boolean;
  onSkip: (() => void) | undefined;
  onCancel: (() => void) | undefined;
}

/**
 * The introduction, which explains why to turn on two-step verification. It says so if that is required; otherwise, the
 * user can choose "Not now".
 */
export const EnrollmentIntro: ForwardRefExoticComponent<EnrollmentIntroProps & RefAttributes<HTMLElement>> = forwardRef(
  function EnrollmentIntro({ enrollment, required, onSkip, onCancel, ...rest }, ref) {
    const { enrollment: words, common } = useSetupMessages();
    return (
      <Screen
        {...rest}
        ref={ref}
        status="introducing"
        icon="app"
        title={words.introTitle}
        description={
          <>
            {required ? <>{words.required} </> : null}
            {words.introDescription}
          </>
        }
        footer={
          onCancel && onSkip ? (
            <Button variant="link" onClick={onCancel}>
              {common.cancel}
            </Button>
          ) : undefined
        }
      >
        <ul role="list" data-mfa-part="benefits">
          {words.benefits.map((benefit) => (
            <li key={benefit}>
              <SubjectIcon name="check" />
              <span>{benefit}</span>
            </li>
          ))}
        </ul>
        <Button variant="primary" onClick={enrollment.accept}>
          {words.start}
        </Button>
        {onSkip ? <Button onClick={onSkip}>{words.skip}</Button> : null}
        {onCancel && !onSkip ? <Button onClick={onCancel}>{common.cancel}</Button> : null}
      </Screen>
    );
  },
);
