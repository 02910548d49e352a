'use client';
import {
  type ApprovalStep,
  answered,
  approvalEvent,
  checkFailed,
  checkStarted,
  denied,
  stillPending,
} from '../../core/challenge/approvalSteps.js';
import type { ChallengeEvent } from '../../core/challenge/challengeFlow.js';
import { factorOf } from '../../core/challenge/challengeMethod.js';
import type { ChallengeState } from '../../core/challenge/challengeState.js';
import type { MfaNext, MfaResult } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { parseApproval } from '../../core/parse/parseApproval.js';
import type { MfaContextValue } from '../../provider/context.js';
import type { Call } from '../runtime/useCall.js';
import type { Flow } from '../runtime/useFlow.js';
import { targetOf } from './challengeCalls.js';

/** What a poll needs from the challenge. */
export interface PolledChallenge extends Pick<Flow<ChallengeState, ChallengeEvent>, 'send' | 'current'> {
  call: Call;
  /** Handles the response as that to a code, in the status `verifying`. */
  judge: (verifying: ChallengeState, answer: () => Promise<MfaResult | MfaNext>) => Promise<void>;
  mfa: MfaContextValue;
}

/** Asks the backend once whether the user has approved. */
export async function checkApproval(
  { send, current, call, judge, mfa }: PolledChallenge,
  trustDevice = false,
): Promise<void> {
  const before = current();
  const checking = send(approvalEvent(before.requestId, checkStarted, Date.now()));
  if (checking === before) return;
  const { requestId, selected } = checking;
  const factor = factorOf(selected);
  const target = targetOf(checking, { trustDevice });
  try {
    const answer = await call(
      'verifyApproval',
      async (adapter, ctx) => {
        if (!adapter.verifyApproval) throw new MfaError('METHOD_UNAVAILABLE'); // the adapter was replaced
        return parseApproval(await adapter.verifyApproval(target, ctx), adapter.methods);
      },
      { outlives: true },
    );
    const move = (step: ApprovalStep): ChallengeState => send(approvalEvent(requestId, step, Date.now()));
    if ('pending' in answer) return void move(stillPending(answer.pollIn));
    if ('denied' in answer) {
      if (move(denied).status === 'approval-ended') mfa.onEvent?.({ type: 'approval-denied', method: factor?.method });
      return;
    }
    const verifying = move(answered);
    if (isJudged(verifying, requestId)) await judge(verifying, async () => answer);
  } catch (thrown) {
    const error = toMfaError(thrown);
    const after = send(approvalEvent(requestId, checkFailed(error), Date.now()));
    if (isJudged(after, requestId)) await judge(after, () => Promise.reject(error));
  }
}

const isJudged = (state: ChallengeState, requestId: number): boolean =>
  state.status === 'verifying' && state.requestId === requestId;
