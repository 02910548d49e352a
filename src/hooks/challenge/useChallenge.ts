'use client';
import { useMemo, useRef } from 'react';
import { type ChallengeEvent, challengeFlow } from '../../core/challenge/challengeFlow.js';
import { challengeOf } from '../../core/challenge/challengeOf.js';
import { type ChallengeState, challengeIdOf, resendAt } from '../../core/challenge/challengeState.js';
import { startChallenge } from '../../core/challenge/startChallenge.js';
import type { MfaChallengeInfo, MfaNext, MfaResult } from '../../core/contract/adapter.js';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import { sameContent } from '../../core/contract/sameContent.js';
import { sessionOf } from '../../core/contract/sessionOf.js';
import type { parseChallenge } from '../../core/parse/parseChallenge.js';
import { normalizeBackupCode, normalizeCode } from '../../core/text/code.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { type MfaContextValue, useMfa } from '../../provider/context.js';
import { useCall } from '../runtime/useCall.js';
import { useClock } from '../runtime/useClock.js';
import { useDeadline } from '../runtime/useDeadline.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { waitBriefly } from '../runtime/waitBriefly.js';
import { verifyCode, verifyPasskey } from './challengeCalls.js';
import type { PolledChallenge } from './checkApproval.js';
import { knownOf } from './loginRecord.js';
import type { ChallengeControls, UseMfaChallengeOptions, VerifiedWith } from './useMfaChallenge.js';
import { useSends } from './useSends.js';

/** Parses a challenge that hasn't been parsed yet. */
type Read = typeof parseChallenge | undefined;

/**
 * Runs one challenge of any kind. `shownFor` changes with each login and with each of its challenges, so that nothing
 * from an earlier one is shown for the next.
 */
export function useChallenge<T>(
  options: UseMfaChallengeOptions<T>,
  read: Read,
  noApproval?: boolean,
): { controls: ChallengeControls; shownFor: string } {
  const { login: of } = options;
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa, inSignIn: !!of });
  const given = options.challenge ?? options.challengeId ?? '';
  if (!(typeof given === 'string' ? given : given.challengeId))
    throw new Error('@protekt/react-mfa: pass the `challenge` of your login.');
  const init = (): ChallengeState =>
    firstState(given, of ?? (typeof given === 'string' ? undefined : given), mfa, read, noApproval);
  const flow = useFlow<ChallengeState, ChallengeEvent, typeof given>(challengeFlow, init, given, {
    isSame: sameContent,
    isOver: (state) => state.status === 'verified' || (state.status === 'leaving' && state.left),
  });
  const { state, send, current, generation, key } = flow;
  const login = state.ledTo?.challenge ?? of ?? (typeof key === 'string' ? send : key); // a plain id is per mount
  const { call, abort } = useCall(send);
  const running = useRef<Promise<void>>(undefined); // Cancel waits for it

  const fail = useLatest((requestId: number, thrown: unknown): void => {
    const error = toMfaError(thrown);
    const before = current();
    const after = send({ type: 'failed', requestId, error, now: Date.now() });
    if (before !== after && before.status === 'verifying' && error.code !== 'CANCELLED')
      latest.current.mfa.onEvent?.({ type: 'challenge-failed', method: verifiedWith(before), error });
  });
  useSends({ flow, login, call, running, fail });

  const resendClock = useLatest(useClock(resendAt(state)));
  useDeadline(state.timeUp ? undefined : state.expiresAt, (now) => send({ type: 'time-ran-out', now }));
  useDeadline(waitOf(state), (now) => send({ type: 'wait-over', now }));

  const verbs = useMemo<Omit<ChallengeControls, 'state'>>(() => {
    type Run = (verifying: ChallengeState) => Promise<MfaResult<T> | MfaNext<T>>;

    const check = async (verifying: ChallengeState, run: Run): Promise<void> => {
      const { requestId } = verifying;
      try {
        const result = await run(verifying);
        const { onNext } = latest.current;
        const challenge = 'next' in result && !onNext ? challengeOf(result.next) : undefined;
        if ('next' in result && !onNext && !challenge) throw new MfaError('REAUTH_REQUIRED');
        const before = current(); // not always `verifying`: the challenge may have expired meanwhile
        const after = challenge
          ? send({ type: 'led-on', requestId, challenge, now: Date.now() })
          : send({ type: 'verified', requestId });
        if (after === before) return;
        const by = verifiedWith(verifying);
        latest.current.mfa.onEvent?.({ type: 'challenge-passed', method: by });
        if ('next' in result) return challenge ? undefined : callHostCallback(onNext, result.next);
        const { backupCodes, backupCodesLeft: codesLeft } = result;
        const codes = backupCodes?.length ? new SecretBox(backupCodes) : undefined;
        const session = sessionOf(result);
        if (!latest.current.inSignIn) await latest.current.mfa.deliverSession(session); // MfaFlow delivers its own
        callHostCallback(latest.current.onVerified, { session, codes, codesLeft, by });
      } catch (error) {
        fail.current(requestId, error);
      }
    };
    const answer = (how: { code?: string; automatic?: boolean }, run: Run): void => {
      const before = current();
      const verifying = send({ type: 'submitted', now: Date.now(), ...how });
      if (verifying !== before && verifying.status === 'verifying') running.current = check(verifying, run);
    };
    const go = (event: ChallengeEvent): void => {
      const before = current();
      if (send(event) !== before && before.status !== 'sending') abort(); // the message is already being sent
    };

    return {
      verify: (typed, { automatic = false, ...trust } = {}) => {
        const isBackup = current().selected.kind === 'backup-code';
        const code = isBackup ? normalizeBackupCode(typed) : normalizeCode(typed);
        answer({ code, automatic }, (verifying) =>
          call(
            isBackup ? 'verifyBackupCode' : 'verifyChallenge',
            (adapter, ctx) => verifyCode<T>(adapter, verifying, { code, ...trust }, ctx),
            { outlives: true },
          ),
        );
      },
      verifyPasskey: (trust) =>
        answer({}, (verifying) =>
          call('verifyPasskey', (adapter, ctx) => verifyPasskey<T>(adapter, verifying, { ...trust }, ctx), {
            unlimited: true,
          }),
        ),
      poll: (by) => {
        running.current = by({
          send,
          current,
          call,
          judge: check as PolledChallenge['judge'],
          mfa: latest.current.mfa,
        });
      },
      edit: () => void send({ type: 'edited' }),
      resend: () => void send({ type: 'resend-requested', now: resendClock.current() }),
      openMethods: () => go({ type: 'methods-opened' }),
      chooseFactor: (factorId) => go({ type: 'factor-chosen', factorId }),
      chooseBackupCode: () => go({ type: 'backup-code-chosen' }),
      requestHelp: () => go({ type: 'access-lost' }),
      back: () => void send({ type: 'back' }),
      abandon: async () => {
        const before = current();
        if (send({ type: 'leave-requested' }) === before) return;
        const { kind } = before.selected;
        if (kind === 'passkey' || kind === 'approval') abort(); // closes the prompt, which may never be answered
        await waitBriefly(cancelAfter(running.current));
        send({ type: 'left' });

        async function cancelAfter(work: Promise<void> | undefined): Promise<void> {
          await work;
          const kind = latest.current.stepUp ? 'step-up' : 'sign-in';
          await latest.current.mfa.adapter.cancel?.({ challengeId: challengeIdOf(before), kind });
        }
      },
    };
  }, [send, current, call, abort, latest, fail, resendClock]);

  const controls = useMemo<ChallengeControls>(() => ({ state, ...verbs }), [state, verbs]);
  return { controls, shownFor: `${generation} ${state.ledTo?.step ?? 0}` };
}

/** A challenge that can't be parsed ends in "sign in again", never in a crash. */
function firstState(
  given: MfaChallengeInfo | string,
  login: object | undefined,
  { adapter }: MfaContextValue,
  read: Read,
  noApproval: boolean | undefined,
): ChallengeState {
  const can = {
    send: !!adapter.sendChallenge,
    backupCode: !!adapter.verifyBackupCode,
    passkey: !!adapter.verifyPasskey,
    approval: !!adapter.verifyApproval && !noApproval,
    methods: adapter.methods,
  };
  const info = typeof given === 'string' ? { challengeId: given } : given;
  const now = typeof window === 'undefined' ? 0 : Date.now(); // a prerendered page has no time
  try {
    return startChallenge({ challenge: read ? read(info, adapter.methods) : info, can, now, record: knownOf(login) });
  } catch (error) {
    const { challengeId } = info;
    return { ...startChallenge({ challenge: { challengeId }, can, now }), status: 'expired', error: toMfaError(error) };
  }
}

function verifiedWith({ selected }: ChallengeState): VerifiedWith {
  return selected.kind === 'backup-code' ? selected.kind : selected.factor?.method;
}

function waitOf(state: ChallengeState): number | undefined {
  if (state.status === 'blocked') return state.until;
  return 'waitUntil' in state ? state.waitUntil : undefined;
}
