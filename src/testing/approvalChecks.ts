import type { MfaNext, MfaResult, MfaUnapproved } from '../core/contract/adapter.js';
import { type MfaError, toMfaError } from '../core/contract/error.js';
import { parseApproval } from '../core/parse/parseApproval.js';
import type { AdapterBackend } from './adapterBackend.js';
import { type DeclaredChallenge, type DeclaredUser, declaredChallenge, forEachDeclared, sendOnce } from './declared.js';
import { methodOf, offeredMethod } from './methodOf.js';
import { afterWait } from './openChallenge.js';
import { NotOffered, readable, refusal, requireThat } from './refusal.js';

type Outcome = MfaResult | MfaNext | MfaUnapproved;

/** A sign-in whose request was sent to the other device. */
interface Requested extends DeclaredChallenge {
  ask(): Promise<Outcome>;
}

export const approvalPasses = (backend: AdapterBackend): Promise<void> =>
  forEachDeclared(backend, 'approval', async (user) => {
    const other = await requested(backend, user); // in another browser, and perhaps not by the user
    const own = await requested(backend, user);
    requirePending(await own.ask(), 'before the user has answered');
    await answer(backend, user, 'approve');
    requireThat(!passes(await settled(other)), 'The approval of one sign-in passed another sign-in of the same user.');
    requirePassed(await own.ask());
    await refusal('An approval that was already used', own.ask());
  });

export const denialPassesNothing = (backend: AdapterBackend): Promise<void> =>
  forEachDeclared(backend, 'approval', async (user) => {
    const open = await requested(backend, user);
    await answer(backend, user, 'deny');
    const outcome = await open.ask();
    requireThat('denied' in outcome, "verifyApproval() doesn't return { denied: true } for a request that was denied.");
    if (open.login.canResend === false) return;
    const refused = await open.send(open.factor);
    requireThat(
      !refused,
      `After a denial, sendChallenge() was refused as ${refused?.code}: only the request has ended.`,
    );
    requirePending(await open.ask(), 'after a denial, for a new request');
    await answer(backend, user, 'approve');
    requirePassed(await open.ask());
  });

export const lateApprovalPassesNothing = (backend: AdapterBackend): Promise<void> =>
  forEachDeclared(backend, 'approval', async (user) => {
    const open = await requested(backend, user);
    const seconds = open.approval?.expiresIn;
    if (seconds === undefined) throw new NotOffered('no `expiresIn` of an approval');
    await backend.advance(seconds + 1);
    await refusal('An expired request for approval', open.ask(), ['CODE_EXPIRED', 'CHALLENGE_EXPIRED']);
    await answer(backend, user, 'approve').catch(() => undefined); // the other device may notice it too
    requireThat(!passes(await settled(open)), 'An approval that came too late passed the sign-in.');
  });

export const canceledApprovalPassesNothing = (backend: AdapterBackend): Promise<void> =>
  forEachDeclared(backend, 'approval', async (user) => {
    const open = await requested(backend, user);
    await offeredMethod(open.adapter, 'cancel')({ challengeId: open.challengeId, kind: 'sign-in' });
    await answer(backend, user, 'approve').catch(() => undefined);
    requireThat(!passes(await settled(open)), 'An approval passed a sign-in that was canceled.');
  });

async function requested(backend: AdapterBackend, user: DeclaredUser): Promise<Requested> {
  const open = await declaredChallenge(backend, user);
  await sendOnce(open);
  const verifyApproval = methodOf(open.adapter, 'verifyApproval');
  const ask = async (): Promise<Outcome> => {
    const ids = { challengeId: open.challengeId, factorId: open.factor.id };
    const given = await afterWait(backend, () => verifyApproval(ids));
    return readable('verifyApproval', (outcome) => parseApproval(outcome, open.adapter.methods), given);
  };
  return Object.assign(open, { ask });
}

async function answer(backend: AdapterBackend, { credentials, method }: DeclaredUser, how: 'approve' | 'deny') {
  const { answerApproval } = backend;
  requireThat(!!answerApproval, `The adapter declares "${method.id}", but the backend has no answerApproval().`);
  await answerApproval(credentials, how);
}

const settled = (open: Requested): Promise<Outcome | MfaError> => open.ask().catch(toMfaError);
const passes = (outcome: Outcome | MfaError): boolean =>
  'tokens' in outcome || 'verified' in outcome || 'next' in outcome;

function requirePending(outcome: Outcome, when: string): void {
  requireThat('pending' in outcome, `verifyApproval() doesn't return { pending: true } ${when}.`);
}

function requirePassed(outcome: Outcome): void {
  requireThat(passes(outcome), "verifyApproval() doesn't pass the sign-in after the user has approved it.");
}
