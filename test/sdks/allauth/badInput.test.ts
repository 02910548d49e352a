import { totpCode } from '../../adapters/totpCode.js';
import { describeBreaks } from '../httpBreaks.js';
import { startAllauth, withApp } from './startAllauth.js';

const start = async () => {
  const allauth = await startAllauth();
  return { ...allauth, account: await withApp(allauth) };
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
    getPendingLogin: async (world) => {
      const { adapter } = await challenge(world);
      return () => adapter.getPendingLogin();
    },
    startStepUp: async ({ account, advance }) => {
      advance(301);
      return () => account.adapter.startStepUp();
    },
    verifyChallenge: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.verifyChallenge({ challengeId, code: totpCode(world.account.secret) });
    },
    'verifyChallenge of a step-up': async ({ account, advance }) => {
      advance(301);
      const { challengeId = '' } = (await account.adapter.startStepUp()) ?? {};
      return () => account.adapter.verifyChallenge({ challengeId, code: totpCode(account.secret) });
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
    cancel: async (world) => {
      const { adapter, challengeId } = await challenge(world);
      return () => adapter.cancel({ challengeId, kind: 'sign-in' });
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
  { fields: /"(status|is_authenticated|flows|type|unused_codes|secret)":/g },
);
