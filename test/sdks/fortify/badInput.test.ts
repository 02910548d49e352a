import { totpCode } from '../../adapters/totpCode.js';
import { describeBreaks } from '../httpBreaks.js';
import { startFortify, withApp } from './startFortify.js';

const start = async () => {
  const fortify = await startFortify();
  return { ...fortify, account: await withApp(fortify) };
};
type World = Awaited<ReturnType<typeof start>>;

/** A sign-in that is waiting for its code, in another browser. */
async function challenge({ open, account }: World) {
  const { adapter } = open();
  const { challengeId } = await adapter.login(account.credentials);
  return { adapter, challengeId: challengeId ?? '' };
}
/** A user without an app, who has just confirmed the password. */
async function newcomer({ open, addUser }: World) {
  const { user: _, ...credentials } = addUser();
  const { adapter } = open();
  await adapter.login(credentials);
  return { adapter, made: await adapter.enrollTOTP({}, { proof: credentials }) };
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
    verifyBackupCode: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyBackupCode({ challengeId, code: world.account.backupCodes[0] ?? '' });
    },
    enrollTOTP: async (world) => {
      const { adapter } = await newcomer(world);
      return () => adapter.enrollTOTP();
    },
    verifyTOTP: async (world) => {
      const { adapter, made } = await newcomer(world);
      return () => adapter.verifyTOTP({ enrollmentId: made.id, code: totpCode(made.secret ?? '') });
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
  {
    fields: /"(two_factor|two_factor_confirmed_at|url|svg)":/g,
    // These responses have no fields.
    passes: ['verifyChallenge', 'verifyBackupCode', 'removeFactor', 'regenerateBackupCodes'].map(
      (name) => `${name}, the fields have other names`,
    ),
  },
);
