// Checked by `npm run typecheck`: each line below an @ts-expect-error must be an error.
import { ApprovalStep, type ApprovalStepProps, type MfaApprovalMessages, useApproval } from '../../src/approval.js';
import {
  type ChallengeControls,
  type MfaAdapter,
  type MfaCustomMethod,
  type MfaMessagesPatch,
  MfaProvider,
  type MfaSlots,
} from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';

export const card: MfaCustomMethod = { id: 'card', name: 'Card reader', icon: 'M3 5h14', kind: 'code', sends: true };
export const push: MfaCustomMethod = { id: 'push', name: 'Harbour app', icon: 'sms', kind: 'approval' };
// @ts-expect-error lists need a name
export const nameless: MfaCustomMethod = { id: 'card', kind: 'code' };
// @ts-expect-error the screen depends on the kind
export const kindless: MfaCustomMethod = { id: 'card', name: 'Card reader' };
// @ts-expect-error there is no such kind
export const otherKind: MfaCustomMethod = { id: 'card', name: 'Card reader', kind: 'signature' };
// @ts-expect-error an icon is the name of a built-in one, or an SVG path, which begins with M
export const otherIcon: MfaCustomMethod = { id: 'card', name: 'Card reader', kind: 'code', icon: 'card.svg' };
// @ts-expect-error an icon is data, not an element
export const element: MfaCustomMethod = { id: 'card', name: 'Card reader', kind: 'code', icon: <svg /> };
// @ts-expect-error `methods` is a list
export const noList: Partial<MfaAdapter> = { methods: card };

type Verify = NonNullable<MfaAdapter['verifyApproval']>;
export const pending: Verify = async () => ({ pending: true, pollIn: 2 });
export const denied: Verify = async () => ({ denied: true });
export const passed: Verify = async ({ factorId }) => ({ tokens: factorId });
// @ts-expect-error an approval has no code
export const withCode: Verify = async ({ code }) => ({ tokens: code });
// @ts-expect-error “approved” isn't proof: return the session
export const approved: Verify = async () => ({ approved: true });
// @ts-expect-error `pending` is only ever true
export const notPending: Verify = async () => ({ pending: false });
// @ts-expect-error the outcome comes later
export const atOnce: Verify = () => ({ pending: true });

export const slots: MfaSlots = { Approval: ApprovalStep };
export const own: MfaSlots = { Approval: ({ challenge, children }) => <p>{[challenge.state.status, children]}</p> };
// @ts-expect-error a slot is a component, not an element
export const noElement: MfaSlots = { Approval: <p /> };
// @ts-expect-error it doesn't get the number: `useApproval` returns it
export const otherProps: MfaSlots = { Approval: ({ number }: { number: string }) => <p>{number}</p> };
// @ts-expect-error there is no such slot
export const noSlot: MfaSlots = { ApprovalStep };
const adapter: MfaAdapter = {
  methods: [push],
  verifyApproval: pending,
  verifyChallenge: async () => ({ verified: true }),
};
export const provider = <MfaProvider adapter={adapter} slots={slots} />;
// @ts-expect-error a code is right or wrong: only an approval can be pending
export const pendingCode: MfaAdapter = { verifyChallenge: pending };

export function Step({ challenge }: { challenge: ChallengeControls }) {
  const { number, endsAt } = useApproval(challenge, { trustDevice: true });
  const shown: string | undefined = number;
  const at: number | undefined = endsAt;
  // @ts-expect-error the outcome is in the state of the challenge
  useApproval(challenge).approved;
  // @ts-expect-error nothing is typed, so nothing is submitted automatically
  useApproval(challenge, { automatic: true });
  // @ts-expect-error it needs the whole challenge
  useApproval(challenge.state);
  return [shown, at];
}

export function OwnStep({ challenge, trustDevice }: ApprovalStepProps) {
  // @ts-expect-error a slot's props belong to no flow: pass them `as ChallengeControls`
  useApproval(challenge);
  return useApproval(challenge as ChallengeControls, { trustDevice }).number;
}

export const word: MfaMessagesPatch = { approval: { match: (number) => number.toUpperCase() } };
// @ts-expect-error the number is in the sentence
export const noFunction: MfaMessagesPatch = { approval: { match: 'Choose the number.' } };
// @ts-expect-error there is no such text
export const noWord: MfaMessagesPatch = { approval: { approved: 'Approved' } };
// @ts-expect-error a method of your own has its name where it is declared
export const noMethod: MfaMessagesPatch = { methods: { push: { title: 'Harbour app' } } };
// @ts-expect-error a language is complete
export const incomplete: MfaApprovalMessages = { approval: { waiting: 'Warten …' } };

const sandbox = createSandbox({ methods: [card, push], users: [{ email: 'anna@example.com', methods: ['push'] }] });
sandbox.lastPush().approve('27');
// @ts-expect-error the number is a text, so that 07 is not 7
sandbox.lastPush().approve(27);
// @ts-expect-error requests come from sign-ins
sandbox.pushes.push(sandbox.lastPush());
// @ts-expect-error a method is declared whole
createSandbox({ methods: ['push'] });
// @ts-expect-error there is no such field
sandbox.addFactor('anna@example.com', { method: 'push', name: 'Phone' });
