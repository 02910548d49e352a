import type { MfaCustomMethod } from '../src/index.js';
import { type StageSetting, staged } from './Stage.js';

/** The host's own app, in which the user approves a sign-in. */
export const harbourApp: MfaCustomMethod = {
  id: 'harbour-app',
  name: 'Approve on your phone',
  description: 'Get a request in the Harbour app.',
  hint: 'Open the Harbour app on your phone.',
  kind: 'approval',
};

/** A sign-in by Anna whose request for approval has been sent to her phone. */
export const onPhone = ({ sandbox, anna, ...setting }: StageSetting = {}): { stage: unknown } =>
  staged({
    sandbox: { methods: [harbourApp], ...sandbox },
    anna: { methods: [{ method: harbourApp.id, label: 'Anna’s phone' }], totp: true, ...anna },
    ...setting,
  });
