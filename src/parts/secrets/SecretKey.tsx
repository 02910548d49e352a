'use client';
import { forwardRef, useRef } from 'react';
import { groupSecret } from '../../core/text/otpauth.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { CopyButton } from './CopyButton.js';
import { sensitive } from './sessionReplayMask.js';

/** Props of {@link SecretKey}. */
export interface SecretKeyProps extends RootProps<'div'> {
  /** The key, in Base32. */
  secret: string;
  /** The accessible name of the key. */
  label: string;
  /** The label of the copy button. */
  copyLabel: string;
  /** Shown and announced once the key is copied. */
  copiedLabel: string;
  /** Shown and announced when the clipboard isn't available; the key is then selected. */
  copyFailedLabel: string;
}

/** A setup key to enter in an app, shown in groups of four and copied without spaces. Renders a `<div>` element. */
export const SecretKey: Part<SecretKeyProps, HTMLDivElement> = forwardRef(function SecretKey(
  { secret, label, copyLabel, copiedLabel, copyFailedLabel, ...rest },
  ref,
) {
  const code = useRef<HTMLElement>(null);
  return (
    <div {...rest} ref={ref} data-mfa-part="secret-key">
      <p data-mfa-part="label">{label}</p>
      <code {...sensitive()} ref={code} data-mfa-part="secret" dir="ltr" translate="no">
        {groupSecret(secret)}
      </code>
      <CopyButton
        text={() => secret.replace(/\s/g, '')}
        label={copyLabel}
        copiedLabel={copiedLabel}
        failedLabel={copyFailedLabel}
        selectRef={code}
      />
    </div>
  );
});
