import type { Backend } from '../backend.js';
import { secondsFromNow } from '../clock.js';
import type { Caller } from './sessions.js';
import type { UserRecord } from './users.js';

/** Remembers a device for a while. Its next sign-in needs only the password. */
export function trustDevice(backend: Backend, caller: Caller, user: UserRecord): void {
  if (!backend.settings.trustDevice) return;
  const token = backend.random.id('device');
  backend.secrets.note(token);
  backend.devices.set(token, {
    userId: user.id,
    expiresAt: secondsFromNow(backend.clock, backend.limits.trustSeconds),
  });
  caller.trust.add(token);
}

export function isTrusted(backend: Backend, caller: Caller, user: UserRecord): boolean {
  return [...caller.trust].some((token) => {
    const device = backend.devices.get(token);
    return device?.userId === user.id && device.expiresAt > backend.clock.now();
  });
}

export function distrustDevices(backend: Backend, user: UserRecord): void {
  for (const [token, device] of backend.devices) if (device.userId === user.id) backend.devices.delete(token);
}
