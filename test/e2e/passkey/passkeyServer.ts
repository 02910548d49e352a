import type { MfaCallContext } from '@protekt/react-mfa';
import type { PasskeyServer } from '@protekt/react-mfa/adapters/passkey';

async function post(path: string, p: object, { signal, proof }: MfaCallContext) {
  const response = await fetch(`/api/passkey/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...p, proof }),
    signal: signal ?? null,
  });
  const body = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw body; // { code: 'INVALID_CODE' }
  return body;
}

export const passkeyServer: PasskeyServer = {
  registrationOptions: (p, ctx) => post('registration-options', p, ctx),
  verifyRegistration: (p, ctx) => post('verify-registration', p, ctx),
  authenticationOptions: (p, ctx) => post('authentication-options', p, ctx),
  verifyAuthentication: (p, ctx) => post('verify-authentication', p, ctx),
};
