// The authenticators of an account, as the headless API of django-allauth lists and changes them.
import { Reply } from '../jsonServer.js';
import {
  type AllauthSettings,
  type allauthClient,
  type Call,
  field,
  invalid,
  isMfaEnabled,
  ok,
  type Records,
} from './allauthClient.js';
import { type AllauthUser, type Authenticator, isTotpNow, newSeed, totpSecret, view } from './allauthRecords.js';

const of = ({ authenticators }: AllauthUser, type: Authenticator['type']) =>
  authenticators.find((one) => one.type === type);

export function authenticatorViews(
  client: ReturnType<typeof allauthClient>,
  records: Records,
  settings: AllauthSettings,
) {
  /** `validate_can_add_authenticator` in `mfa/internal/flows/add.py`. */
  const cannotAdd = ({ emailVerified }: AllauthUser) => !emailVerified;
  /** `auto_generate_recovery_codes`. */
  function addCodes(user: AllauthUser): boolean {
    if (of(user, 'recovery_codes')) return false;
    records.addAuthenticator(user, { type: 'recovery_codes', ...newSeed() });
    return true;
  }
  /** `delete_and_cleanup`: recovery codes are not kept alone. */
  function remove(user: AllauthUser, one: Authenticator): void {
    user.authenticators = user.authenticators.filter((other) => other !== one);
    if (!isMfaEnabled(user)) user.authenticators = [];
  }
  /** `ManageTOTPView`: reading needs no reauthentication. A right code does, but a wrong one is reported first. */
  const totp = {
    GET: (call: Call) => {
      const user = client.signedIn(call);
      const app = of(user, 'totp');
      if (app) return ok(view(app));
      if (cannotAdd(user)) invalid('unverified_email', undefined, 409);
      const secret = totpSecret();
      call.session.totpSecret = secret;
      const totp_url = `otpauth://totp/${encodeURIComponent(user.email)}?secret=${secret}&issuer=example.com`;
      return new Reply(404, { status: 404, meta: { secret, totp_url } });
    },
    POST: (call: Call) => {
      const user = client.signedIn(call);
      const code = field(call, 'code');
      if (cannotAdd(user)) invalid('unverified_email', 'code');
      const { totpSecret: secret } = call.session;
      if (!secret || !isTotpNow(secret, code)) invalid('incorrect_code', 'code');
      client.recently(call);
      if (of(user, 'totp')) throw new Error('IntegrityError: unique_authenticator_type'); // one of each, in models.py
      const app = records.addAuthenticator(user, { type: 'totp', ...(secret && { secret }) });
      addCodes(user);
      return ok(view(app));
    },
    DELETE: (call: Call) => {
      const user = client.signedIn(call);
      const app = of(user, 'totp');
      if (app) {
        client.recently(call);
        remove(user, app);
      }
      return ok();
    },
  };
  /** `ManageRecoveryCodesView`. */
  const codes = {
    GET: (call: Call) => {
      const list = of(client.signedIn(call), 'recovery_codes');
      if (!list) return new Reply(404, { status: 404 });
      client.recently(call);
      const canView = !settings.showCodesOnce || list.wasViewed !== true;
      list.wasViewed = true;
      return ok(view(list, canView));
    },
    POST: (call: Call) => {
      const user = client.signedIn(call);
      if (!isMfaEnabled(user)) invalid('cannot_generate_recovery_codes');
      client.recently(call);
      user.authenticators = user.authenticators.filter(({ type }) => type !== 'recovery_codes');
      const list = records.addAuthenticator(user, { type: 'recovery_codes', ...newSeed(), wasViewed: true });
      return ok(view(list, true));
    },
  };
  const authenticators = (call: Call) => ok(client.signedIn(call).authenticators.map((one) => view(one)));
  return { remove, addCodes, cannotAdd, totp, codes, authenticators };
}
