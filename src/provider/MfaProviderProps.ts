'use client';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MfaAdapter } from '../core/contract/adapter.js';
import type { MfaMessagesPatch } from '../core/contract/mergeMessages.js';
import type { MfaReportedError } from '../core/contract/operation.js';
import type { MfaSlots } from '../parts/shared/MfaSlots.js';
import type { MfaEvent } from './MfaEvent.js';

/** Props of `MfaProvider`. */
export interface MfaProviderProps {
  /** Connects to your backend. You may pass a new object on each render: it never restarts a flow. */
  adapter: MfaAdapter;
  /**
   * A whole language (`messages={de}`), or only the texts that you want to change (`messages={{ challenge: { verify:
   * 'Go' } }}`). All others stay English.
   * @default English
   */
  messages?: MfaMessagesPatch | undefined;
  /** The name of your service, as shown in the authenticator app and on saved backup codes. */
  issuer?: string | undefined;
  /**
   * Whether a complete code is submitted automatically. The hint says so beforehand (WCAG 2.2 SC 3.2.2). After a
   * refusal, a code that differs from the refused ones is also submitted automatically, as long as more than two
   * attempts are left. If the server doesn't report how many are left, at most three codes are submitted automatically.
   * @default true
   */
  autoSubmit?: boolean | undefined;
  /**
   * Whether to fill in codes from text messages automatically (WebOTP). Your text messages must end in
   * `@your.host #123456`.
   * @default false
   */
  webOtp?: boolean | undefined;
  /**
   * Whether the user has to enter one of the backup codes to confirm that they are saved, instead of selecting a
   * checkbox.
   * @default false
   */
  typeBackCode?: boolean | undefined;
  /**
   * The country that is preselected for phone numbers, as ISO 3166-1 alpha-2 (`GB`).
   * @default the region of the browser's language
   */
  defaultCountry?: string | undefined;
  /** The logo or name of your service, shown above the title of every sign-in screen. */
  brand?: ReactNode | undefined;
  /** The account that is signing in, such as the email address, shown below the title. */
  account?: ReactNode | undefined;
  /**
   * Whether drop-ins are cards, or plain on your own card, dialog or page. Each drop-in can override it.
   * @default 'card'
   */
  appearance?: 'card' | 'plain' | undefined;
  /** Your own components to use in every drop-in: `slots={{ Button: MyButton }}`. */
  slots?: MfaSlots | undefined;
  /** How to contact you. Shown to users who are locked out. */
  support?: ReactNode | undefined;
  /**
   * Milliseconds after which a call without a response counts as failed, with an unknown outcome. Passkey prompts have
   * no limit.
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * Your user's id, or anything else that changes with the signed-in user. When it changes, everything that was read
   * for the previous user is dropped at once.
   */
  sessionKey?: string | number | undefined;
  /**
   * Your own TanStack Query client for reading status and policy, with masked destinations. Without it, a private
   * client loads with the first read. No code, key, password or token enters either one.
   */
  queryClient?: QueryClient | undefined;
  /**
   * Called with every new session outside `MfaFlow`: after a step-up, or with the tokens of a factor that was set up on
   * its own. Store it here. It is awaited, for up to `timeoutMs`, before the component's own callback and before the
   * call that needed the step-up is repeated. The type is `unknown` because the provider doesn't know your tokens: `{
   * tokens }`, or `{ verified: true }` if a cookie or the SDK keeps the session.
   */
  onSession?: ((session: unknown) => void | Promise<void>) | undefined;
  /**
   * Called with every failure except CANCELLED and REAUTH_REQUIRED. `error.operation` says what failed
   * (`verifyChallenge`, `load`, `onSession`), and `error.code` says why. It has no message or cause, so you can log it as is. Errors that your own callbacks throw are
   * also reported as uncaught errors.
   */
  onError?: ((error: MfaReportedError) => void) | undefined;
  /**
   * Called when something happens, such as an enrollment, for analytics and audit logs. The event never contains a
   * secret.
   */
  onEvent?: ((event: MfaEvent) => void) | undefined;
  /** Your app, or the part of it that shows drop-ins. */
  children?: ReactNode;
}
