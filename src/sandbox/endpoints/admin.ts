import type { MfaAdminAdapter, MfaPolicy, MfaStatus } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import type { Network } from '../faults/network.js';
import { SandboxError } from '../faults/SandboxError.js';
import type { UserRecord } from '../records/users.js';
import { describeStatus, turnOff } from './manage.js';

/** The administrator's calls, over the same network, with the same faults. */
export function createAdmin(backend: Backend, network: Network): Required<MfaAdminAdapter> {
  return {
    getPolicy: (ctx) => network.request('getPolicy', undefined, ctx, () => readPolicy(backend)),
    setPolicy: (p, ctx) => network.request('setPolicy', p, ctx, () => setPolicy(backend, p)),
    getUserStatus: (p, ctx) => network.request('getUserStatus', p, ctx, () => status(backend, p.userId)),
    disableMFA: (p, ctx) =>
      network.request('disableMFA', p, ctx, () => {
        turnOff(backend, requireUser(backend, p.userId));
      }),
  };
}

function readPolicy({ policy }: Backend): MfaPolicy {
  return { ...policy, methods: [...policy.methods] };
}

function setPolicy(backend: Backend, p: MfaPolicy): MfaPolicy {
  if (p.enabled && p.methods.length === 0) {
    throw new SandboxError('METHOD_UNAVAILABLE', 'MFA cannot be on without a method.');
  }
  backend.policy = { ...p, methods: [...p.methods] };
  return readPolicy(backend);
}

function status(backend: Backend, userId: string): MfaStatus {
  return describeStatus(backend, requireUser(backend, userId));
}

function requireUser(backend: Backend, userId: string): UserRecord {
  const user = backend.users.get(userId);
  if (!user) throw new SandboxError('UNKNOWN', 'there is no such user.');
  return user;
}
