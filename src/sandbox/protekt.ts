import type { MfaEnrollmentInfo } from '../core/contract/adapter.js';
import type { SandboxAdapter } from './createAdapter.js';
import type { SandboxLoginResult } from './endpoints/signIn.js';

interface Confirmation {
  enrollmentId: string;
  code: string;
}
interface Answer {
  challengeId: string;
  code: string;
}

type Verified = Awaited<ReturnType<SandboxAdapter['verifyChallenge']>>;
type Confirmed = Awaited<ReturnType<SandboxAdapter['verifyTOTP']>>;

/** `protekt.mfa` as the product guide uses it: these seven methods, without a second argument, and they need `this`. */
export class ProtektMfa {
  readonly #backend: SandboxAdapter;

  constructor(backend: SandboxAdapter) {
    this.#backend = backend;
  }

  enrollTOTP(): Promise<MfaEnrollmentInfo> {
    return this.#backend.enrollTOTP();
  }

  verifyTOTP({ enrollmentId, code }: Confirmation): Promise<Confirmed> {
    return this.#backend.verifyTOTP({ enrollmentId, code });
  }

  enrollSMS({ phoneNumber }: { phoneNumber: string }): Promise<MfaEnrollmentInfo> {
    return this.#backend.enrollSMS({ phoneNumber });
  }

  verifySMS({ enrollmentId, code }: Confirmation): Promise<Confirmed> {
    return this.#backend.verifySMS({ enrollmentId, code });
  }

  verifyChallenge({ challengeId, code }: Answer): Promise<Verified> {
    return this.#backend.verifyChallenge({ challengeId, code });
  }

  verifyBackupCode({ challengeId, code }: Answer): Promise<Verified> {
    return this.#backend.verifyBackupCode({ challengeId, code });
  }

  regenerateBackupCodes(): Promise<string[]> {
    return this.#backend.regenerateBackupCodes();
  }
}

/** `protekt.auth` of the product guide. */
export class ProtektAuth {
  readonly #backend: SandboxAdapter;

  constructor(backend: SandboxAdapter) {
    this.#backend = backend;
  }

  login({ email, password }: { email: string; password: string }): Promise<SandboxLoginResult> {
    return this.#backend.login({ email, password });
  }
}

/** An SDK like the one in Protekt's guide, for the sandbox. It keeps the session, as a browser SDK does. */
export interface Protekt {
  /** The sign-in with a password. */
  readonly auth: ProtektAuth;
  /** The methods for MFA. */
  readonly mfa: ProtektMfa;
}

export function createProtekt(backend: SandboxAdapter): Protekt {
  return { auth: new ProtektAuth(backend), mfa: new ProtektMfa(backend) };
}
