import type { Sandbox, SandboxMessage, SandboxPush } from '@protekt/react-mfa/sandbox';
import { useEffect, useState } from 'react';

/** The content of the demo phone: only what the sandbox has really sent, or computed from a key that it issued. */
export interface PhoneContent {
  /** The authenticator app's current code. Undefined before a key was scanned. */
  code: string | undefined;
  secondsLeft: number;
  /** Newest first. */
  messages: readonly SandboxMessage[];
  /** The newest request for approval that can still be answered. */
  request: { push: SandboxPush; secondsLeft: number } | undefined;
}

const STEP = 30_000;

export function usePhone(sandbox: Sandbox, totpSecret: string): PhoneContent {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const now = sandbox.clock.now();
  const push = sandbox.pushes.at(-1);
  return {
    code: totpSecret ? sandbox.codeFor(totpSecret, now) : undefined,
    secondsLeft: Math.ceil((STEP - (now % STEP)) / 1000),
    messages: sandbox.outbox.toReversed().slice(0, 3),
    request: push && { push, secondsLeft: Math.ceil((push.expiresAt - now) / 1000) },
  };
}
