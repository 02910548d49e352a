import { totpCode } from '../../adapters/totpCode.js';
import { describeBreaks } from '../httpBreaks.js';
import { startFortify, withApp } from './startFortify.js';

const start = async () => {
  const fortify = await startFortify();
  return { ...fortify, person: await withApp(fortify) };
};
type World = Awaited<ReturnType<typeof start>>;

/** A sign-in that is waiting for its code, in another browser. */
async function challenge({ open, person }: World) {
  const { adapter } = open();
  const { challengeId } = await adapter.login(person.credentials);
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
      async ({ open, person }) =>
      () =>
        open().adapter.login(person.credentials),
    verifyChallenge: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyChallenge({ challengeId, code: totpCode(world.person.secret) });
    },
    verifyBackupCode: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyBackupCode({ challengeId, code: world.person.backupCodes[0] ?? '' });
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
      async ({ person }) =>
      () =>
        person.adapter.getStatus(),
    removeFactor:
      async ({ person }) =>
      () =>
        person.adapter.removeFactor({ factorId: 'app', method: 'totp' }),
    regenerateBackupCodes:
      async ({ person }) =>
      () =>
        person.adapter.regenerateBackupCodes(),
  },
  {
    fields: /"(two_factor|two_factor_confirmed_at|url|svg)":/g,
    // These responses have no fields.
    passes: ['verifyChallenge', 'verifyBackupCode', 'removeFactor', 'regenerateBackupCodes'].map(
      (name) => `${name}, the fields have other names`,
    ),
  },
);
