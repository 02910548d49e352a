import type { MfaAdapter } from '../core/contract/adapter.js';
import { parseLoginResult } from '../core/parse/parseLoginResult.js';
import { parseStatus } from '../core/parse/parseStatus.js';
import type { AdapterBackend } from './adapterBackend.js';
import { readable, requireThat } from './refusal.js';
import { enrolledUser, enterPassword } from './testUser.js';

/** Parses the responses of sign-in, enrollment and challenge as the library does, and those of all other methods. */
export async function answersParse(backend: AdapterBackend): Promise<void> {
  const user = await enrolledUser(backend);
  const { adapter, enter, rightCode } = await enterPassword(backend, user);
  const pending = await adapter.getPendingLogin?.();
  if (pending) readable('getPendingLogin', parseLoginResult, pending);
  await enter(await rightCode());
  if (!adapter.getStatus) return;
  const { enrolled, backupCodesLeft: left } = readable('getStatus', parseStatus, await adapter.getStatus());
  requireThat(enrolled, 'getStatus() says that a user with a second factor has none.');
  const all = user.backupCodes.length;
  requireThat(left === undefined || left === all, `getStatus() counts ${left} backup codes, but ${all} were issued.`);
}

/** The library and hosts detach methods from the object: `const { verifyChallenge } = adapter`. */
export async function detachedMethods(backend: AdapterBackend): Promise<void> {
  const open = async () => detached(await backend.open());
  const user = await enrolledUser(backend, open);
  const { adapter, enter, rightCode } = await enterPassword(backend, user, open);
  await enter(await rightCode());
  await adapter.getStatus?.();
}

function detached(adapter: MfaAdapter): MfaAdapter {
  return new Proxy(adapter, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function'
        ? (...args: unknown[]): unknown => Reflect.apply(member, undefined, args)
        : member;
    },
  });
}
