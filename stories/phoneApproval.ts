import type { MfaAdapter, MfaChallengeInfo } from '../src/index.js';

type Outcome = Awaited<ReturnType<NonNullable<MfaAdapter['verifyApproval']>>>;

/** A login that the user can pass on their phone, or with an app. */
export const phoneLogin = (): MfaChallengeInfo => ({
  challengeId: 'login',
  factors: [
    { id: 'phone', method: 'harbour-app', label: 'Anna’s phone' },
    { id: 'app', method: 'totp' },
  ],
});

/** A backend that sends a request to the user's phone. The outcome is always the same. */
export const phoneAdapter = (outcome: Outcome, expiresIn = 300): MfaAdapter => ({
  methods: [
    {
      id: 'harbour-app',
      name: 'Approve on your phone',
      description: 'Get a request in the Harbour app.',
      hint: 'Open the Harbour app on your phone.',
      kind: 'approval',
    },
  ],
  features: { trustDevice: true, trustDeviceSeconds: 2_592_000 },
  sendChallenge: async () => ({ approval: { number: '47', expiresIn }, resendIn: 0 }),
  verifyApproval: async () => outcome,
  verifyChallenge: async () => ({ verified: true }),
});
