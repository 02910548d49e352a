import { totpCode } from '../../adapters/totpCode.js';
import { describeBreaks } from '../httpBreaks.js';
import { startAspnetIdentity, withApp } from './startAspnetIdentity.js';

const start = async () => {
  const identity = await startAspnetIdentity();
  return { ...identity, account: await withApp(identity) };
};
type World = Awaited<ReturnType<typeof start>>;

/** A sign-in that is waiting for its code, in another browser. */
async function challenge({ open, account }: World) {
  const { adapter } = open();
  const { challengeId } = await adapter.login(account.credentials);
  return { adapter, challengeId: challengeId ?? '' };
}
/** A user without an app. */
async function newcomer({ open, addUser }: World) {
  const { user: _, ...credentials } = addUser();
  const { adapter } = open();
  await adapter.login(credentials);
  return adapter;
}

describeBreaks(
  start,
  {
    login:
      async ({ open, account }) =>
      () =>
        open().adapter.login(account.credentials),
    verifyChallenge: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyChallenge({ challengeId, code: totpCode(world.account.secret) });
    },
    'verifyChallenge with tokens': async ({ open, account }) => {
      const { adapter } = open({ session: 'bearer' });
      const { challengeId } = await adapter.login(account.credentials);
      return () => adapter.verifyChallenge({ challengeId: challengeId ?? '', code: totpCode(account.secret) });
    },
    verifyBackupCode: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyBackupCode({ challengeId, code: world.account.backupCodes[0] ?? '' });
    },
    enrollTOTP: async (world) => {
      const adapter = await newcomer(world);
      return () => adapter.enrollTOTP();
    },
    verifyTOTP: async (world) => {
      const adapter = await newcomer(world);
      const { id, secret = '' } = await adapter.enrollTOTP();
      return () => adapter.verifyTOTP({ enrollmentId: id, code: totpCode(secret) });
    },
    getStatus:
      async ({ account }) =>
      () =>
        account.adapter.getStatus(),
    removeFactor:
      async ({ account }) =>
      () =>
        account.adapter.removeFactor({ factorId: 'app', method: 'totp' }),
    regenerateBackupCodes:
      async ({ account }) =>
      () =>
        account.adapter.regenerateBackupCodes(),
  },
  { fields: /"(detail|sharedKey|isTwoFactorEnabled|recoveryCodes|accessToken)":/g },
);
