// The security keys of the headless API. Only the challenge of the ceremony is implemented: a credential is accepted if
// its client data contains the right challenge, and no signature is checked.
import { randomBytes } from 'node:crypto';
import type { Reply } from '../jsonServer.js';
import { type allauthClient, type Call, field, invalid, ok, type Records } from './allauthClient.js';
import { type AllauthUser, type Authenticator, now, view } from './allauthRecords.js';

interface Inside {
  client: ReturnType<typeof allauthClient>;
  records: Records;
  resume: (call: Call, done?: string) => Reply;
  addCodes: (user: AllauthUser) => boolean;
  remove: (user: AllauthUser, one: Authenticator) => void;
  cannotAdd: (user: AllauthUser) => boolean;
}
interface Credential {
  id?: string;
  response?: { clientDataJSON?: string };
}

export function webauthnRoutes({ client, records, resume, addCodes, remove, cannotAdd }: Inside) {
  const keys = ({ authenticators }: AllauthUser) => authenticators.filter(({ type }) => type === 'webauthn');
  const challenge = ({ session }: Call): string => {
    session.webauthnChallenge = randomBytes(32).toString('base64url');
    return session.webauthnChallenge;
  };
  /** `begin_authentication` in `mfa/webauthn/internal/auth.py`. */
  const requestOptions = (call: Call, user: AllauthUser) => {
    const allowCredentials = keys(user).map(({ credentialId: id }) => ({ type: 'public-key', id }));
    const publicKey = {
      challenge: challenge(call),
      rpId: 'localhost',
      allowCredentials,
      userVerification: 'preferred',
    };
    return ok({ request_options: { publicKey } });
  };
  /** `parse_registration_response`, `complete_registration`, `complete_authentication`: otherwise `incorrect_code`. */
  function credential({ request, session }: Call): string {
    const { id, response } = (request.body.credential ?? invalid('required', 'credential')) as Credential;
    const data = Buffer.from(response?.clientDataJSON ?? '', 'base64url').toString() || '{}';
    const isAnswer = session.webauthnChallenge && JSON.parse(data).challenge === session.webauthnChallenge;
    session.webauthnChallenge = undefined;
    return isAnswer && id ? id : invalid('incorrect_code', 'credential');
  }
  /** `AuthenticateWebAuthnForm.clean_credential`, `post_authentication`. */
  function authenticate(call: Call, user: AllauthUser, more: object = {}): void {
    const limit = `mfa-auth-user-${user.id}`;
    if (!records.consume('login_failed', limit)) invalid('too_many_login_attempts', 'credential');
    const id = credential(call);
    const found = keys(user).find(({ credentialId }) => credentialId === id);
    if (!found) throw invalid('incorrect_code', 'credential');
    records.clear('login_failed', limit);
    found.last_used_at = now();
    client.record(call, 'mfa', { id: found.id, type: 'webauthn', ...more });
  }

  return {
    /** `ManageWebAuthnView`. */
    'account/authenticators/webauthn': {
      GET: (call: Call) => {
        const user = client.signedIn(call);
        if (cannotAdd(user)) invalid('unverified_email', undefined, 409);
        client.recently(call);
        const publicKey = {
          rp: { id: 'localhost', name: 'example.com' },
          user: { id: Buffer.from(String(user.id)).toString('base64url'), name: user.email, displayName: user.email },
          challenge: challenge(call),
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          excludeCredentials: keys(user).map(({ credentialId: id }) => ({ type: 'public-key', id })),
        };
        return ok({ creation_options: { publicKey } });
      },
      POST: (call: Call) => {
        const user = client.signedIn(call);
        const credentialId = credential(call);
        client.recently(call);
        const name = String(call.request.body.name || 'Master key'); // generate_authenticator_name
        const isPasswordless = call.request.body.passwordless === true;
        const made = records.addAuthenticator(user, { type: 'webauthn', credentialId, name, isPasswordless });
        return ok(view(made), { recovery_codes_generated: addCodes(user) });
      },
      PUT: (call: Call) => {
        const user = client.signedIn(call);
        const found = keys(user).find(({ id }) => String(id) === field(call, 'id'));
        const name = field(call, 'name');
        if (!found) throw invalid('invalid_choice', 'id');
        client.recently(call);
        found.name = name;
        return ok(view(found));
      },
      DELETE: (call: Call) => {
        const user = client.signedIn(call);
        const { authenticators } = call.request.body;
        const ids = Array.isArray(authenticators) ? authenticators.map(String) : [];
        if (ids.length === 0) invalid('required', 'authenticators');
        const found = ids.map(
          (one) => keys(user).find(({ id }) => String(id) === one) ?? invalid('invalid_choice', 'authenticators'),
        );
        client.recently(call);
        for (const one of found) remove(user, one);
        return ok();
      },
    },
    'auth/webauthn/authenticate': {
      GET: (call: Call) => requestOptions(call, client.stage(call, 'mfa_authenticate')),
      POST: (call: Call) => {
        authenticate(call, client.stage(call, 'mfa_authenticate'));
        return resume(call, 'mfa_authenticate');
      },
    },
    'auth/webauthn/reauthenticate': {
      GET: (call: Call) => requestOptions(call, client.signedIn(call)),
      POST: (call: Call) => {
        authenticate(call, client.signedIn(call), { reauthenticated: true });
        return client.authentication(call);
      },
    },
  };
}
