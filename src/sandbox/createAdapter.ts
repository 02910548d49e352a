import type { MfaAdapter, MfaCallContext } from '../core/contract/adapter.js';
import type { Backend } from './backend.js';
import { cancel } from './endpoints/cancel.js';
import { confirmEnrollment } from './endpoints/confirmEnrollment.js';
import { enrollEmail, enrollSms, enrollTotp } from './endpoints/enroll.js';
import {
  disable,
  getStatus,
  regenerateBackupCodes,
  removeFactor,
  renameFactor,
  setDefaultFactor,
} from './endpoints/manage.js';
import { sendChallenge } from './endpoints/sendChallenge.js';
import { getPendingLogin, login, type SandboxLoginResult } from './endpoints/signIn.js';
import { startStepUp } from './endpoints/stepUp.js';
import { verifyApproval } from './endpoints/verifyApproval.js';
import { verifyBackupCode } from './endpoints/verifyBackupCode.js';
import { verifyChallenge } from './endpoints/verifyChallenge.js';
import type { Network } from './faults/network.js';
import { enrollPasskey, verifyPasskey } from './records/passkeyCeremony.js';
import type { Caller, SandboxTokens } from './records/sessions.js';

/** An adapter with every method. The methods don't need `this`, so you can use them alone, or leave some out. */
export interface SandboxAdapter extends Required<Omit<MfaAdapter<SandboxTokens>, 'login'>> {
  login(credentials: { email: string; password: string }, ctx?: MfaCallContext): Promise<SandboxLoginResult>;
}

/** All methods of the contract for one client, whose cookies are in `caller`. */
export function createAdapter(backend: Backend, caller: Caller, network: Network): SandboxAdapter {
  const { request } = network;
  const { trustDevice, codeLength, methods } = backend.settings;
  return {
    methods,
    features: { trustDevice, trustDeviceSeconds: backend.limits.trustSeconds, codeLength },
    login: (p, ctx) => request('login', p, ctx, () => login(backend, caller, p)),
    getPendingLogin: (ctx) => request('getPendingLogin', undefined, ctx, () => getPendingLogin(backend, caller)),
    startStepUp: (ctx) => request('startStepUp', undefined, ctx, () => startStepUp(backend, caller)),
    sendChallenge: (p, ctx) => request('sendChallenge', p, ctx, () => sendChallenge(backend, caller, p)),
    verifyChallenge: (p, ctx) => request('verifyChallenge', p, ctx, () => verifyChallenge(backend, caller, p)),
    verifyBackupCode: (p, ctx) => request('verifyBackupCode', p, ctx, () => verifyBackupCode(backend, caller, p)),
    verifyPasskey: (p, ctx = {}) => request('verifyPasskey', p, ctx, () => verifyPasskey(backend, caller, p, ctx)),
    verifyApproval: (p, ctx) => request('verifyApproval', p, ctx, () => verifyApproval(backend, caller, p)),
    enrollTOTP: (p, ctx = {}) => request('enrollTOTP', p, ctx, () => enrollTotp(backend, caller, p ?? {}, ctx)),
    verifyTOTP: (p, ctx) => request('verifyTOTP', p, ctx, () => confirmEnrollment(backend, caller, 'totp', p)),
    enrollSMS: (p, ctx = {}) => request('enrollSMS', p, ctx, () => enrollSms(backend, caller, p, ctx)),
    verifySMS: (p, ctx) => request('verifySMS', p, ctx, () => confirmEnrollment(backend, caller, 'sms', p)),
    enrollEmail: (p, ctx = {}) => request('enrollEmail', p, ctx, () => enrollEmail(backend, caller, p, ctx)),
    verifyEmail: (p, ctx) => request('verifyEmail', p, ctx, () => confirmEnrollment(backend, caller, 'email', p)),
    enrollPasskey: (p, ctx = {}) =>
      request('enrollPasskey', p, ctx, () => enrollPasskey(backend, caller, p ?? {}, ctx)),
    cancel: (p) => request('cancel', p, undefined, () => cancel(backend, caller, p)),
    getStatus: (ctx) => request('getStatus', undefined, ctx, () => getStatus(backend, caller)),
    renameFactor: (p, ctx) => request('renameFactor', p, ctx, () => renameFactor(backend, caller, p)),
    setDefaultFactor: (p, ctx) => request('setDefaultFactor', p, ctx, () => setDefaultFactor(backend, caller, p)),
    removeFactor: (p, ctx = {}) => request('removeFactor', p, ctx, () => removeFactor(backend, caller, p, ctx)),
    disable: (p, ctx = {}) => request('disable', p, ctx, () => disable(backend, caller, ctx)),
    regenerateBackupCodes: (p, ctx = {}) =>
      request('regenerateBackupCodes', p, ctx, () => regenerateBackupCodes(backend, caller, ctx)),
  };
}
