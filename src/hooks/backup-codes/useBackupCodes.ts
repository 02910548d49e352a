'use client';
import { useEffect } from 'react';
import {
  type BackupCodesEvent,
  type BackupCodesState,
  backupCodesFlow,
  startBackupCodes,
} from '../../core/backup-codes/backupCodesFlow.js';
import { backupCodesOf, parseBackupCodes } from '../../core/parse/parseBackupCodes.js';
import { BorrowedBox } from '../../core/text/borrowedBox.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import { request } from '../runtime/request.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useRemoval } from '../runtime/useRemoval.js';
import { useVerbs } from '../runtime/useVerbs.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Reauth } from '../step-up/useReauth.js';
import { type GivenCodes, useGivenCodes } from './useGivenCodes.js';

/** Options of {@link useBackupCodes}. */
export interface UseBackupCodesOptions {
  /**
   * New codes to show: the box from `onEnrolled`, or your own list. The box stays yours and can be shown again. It is
   * emptied once its codes are saved, or once new ones have replaced them. Without `codes`, none are shown, and new
   * ones are created only after the user confirms. Server-rendered markup never contains a code. A list must have 1 to
   * 100 different codes of 1 to 64 characters; otherwise the hook throws.
   */
  codes?: GivenCodes;
  /** How many codes are left, if known. */
  left?: number | undefined;
  /**
   * Whether to ask for confirmation at once, for a user who has already clicked a button to get new codes.
   * @default false
   */
  ask?: boolean | undefined;
  /** Called once the user has confirmed that the codes are saved. */
  onSaved?: (() => void) | undefined;
}

/** What {@link useBackupCodes} returns: the state of the codes, and the user's actions. */
export interface BackupCodesControls {
  /** The current state: `status` says what to show. */
  state: BackupCodesState;
  /**
   * Its state is `idle` unless getting new codes requires the password or a code. Then render its prompt over the
   * screen.
   */
  reauth: Reauth;
  /** Whether the backend can create new codes. */
  canRegenerate: boolean;
  /** Requests new codes. The state becomes `confirming`, because the old codes will stop working. */
  requestNew: () => void;
  /** Keeps the old codes. Call it when the user declines the confirmation. */
  declineNew: () => void;
  /** Creates new codes, which replace the old ones. Call it when the user confirms. */
  confirmNew: () => void;
  /** Records whether the user has confirmed that the codes are saved, for example with a checkbox. */
  tickSaved: (saved: boolean) => void;
  /** Continues, if the user has confirmed that the codes are saved. Otherwise shows an error. */
  finish: () => void;
}

/** Backup codes without UI: created once, shown once, and kept on screen until saved. */
export function useBackupCodes(options: UseBackupCodesOptions): BackupCodesControls {
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const { call, reauth } = useCallWithReauth();
  const flow = useFlow<BackupCodesState, BackupCodesEvent>(backupCodesFlow, () =>
    startBackupCodes({ codes: boxOf(options.codes), left: options.left, ask: options.ask }),
  );
  const { state, send, current, close } = flow;
  useGivenCodes(options.codes, (codes) => {
    const box = boxOf(codes);
    if (box) send({ type: 'codes-given', codes: box });
  });
  useRemoval(close);
  /** Empties the host's box once its codes are saved or no longer valid. */
  const wipeGivenCodes = (): void => {
    const { codes } = latest.current;
    if (codes instanceof SecretBox) codes.wipe();
  };

  const isGenerating = state.status === 'generating' && !reauth.state.status.startsWith('asking');
  const unsaved = isGenerating || (state.status === 'showing' && !state.saved);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  useWaitOver(state, send);

  const generate = async (): Promise<void> => {
    const outcome = await request(flow)({
      event: { type: 'regenerate-confirmed' },
      status: 'generating',
      run: async () =>
        new SecretBox(
          await call(
            'regenerateBackupCodes',
            async (adapter, ctx) => parseBackupCodes(await adapter.regenerateBackupCodes?.(undefined, ctx)),
            { outlives: true }, // the call has made the old codes invalid, even if the screen is closed meanwhile
          ),
        ),
      done: (codes, requestId) => ({ type: 'generated', requestId, codes }),
    });
    if (!outcome) return;
    const { statusChanged, onEvent } = latest.current.mfa;
    if (outcome.error) {
      if (outcome.error.code === 'METHOD_UNAVAILABLE') statusChanged(); // the cached status is stale
      return;
    }
    wipeGivenCodes();
    const shown = current();
    if (shown.status === 'showing' && shown.codes === outcome.answer) onEvent?.({ type: 'backup-codes-made' });
    else outcome.answer.wipe(); // the screen is closed, so the user wouldn't see them
    statusChanged();
  };

  const verbs = useVerbs<Omit<BackupCodesControls, 'state' | 'reauth' | 'canRegenerate'>>({
    requestNew: () => void send({ type: 'regenerate-requested', now: Date.now() }),
    declineNew: () => void send({ type: 'regenerate-declined' }),
    confirmNew: () => void generate(),
    tickSaved: (saved) => void send({ type: 'saved-ticked', saved }),
    finish: () => {
      const before = current();
      if (before.status !== 'showing' || send({ type: 'leave-requested' }).status !== 'saved') return;
      wipeGivenCodes();
      latest.current.mfa.onEvent?.({ type: 'backup-codes-saved' });
      latest.current.onSaved?.();
    },
  });
  return { state, reauth, canRegenerate: !!mfa.adapter.regenerateBackupCodes, ...verbs };
}

/** @throws Error for a list that can't be shown in full, because part of a set of codes is worse than none. */
function boxOf(codes: GivenCodes): SecretBox<string[]> | undefined {
  if (codes instanceof SecretBox) return new BorrowedBox(codes);
  if (!codes?.length) return undefined;
  const list = backupCodesOf([...codes]);
  if (!list)
    throw new Error(
      `@protekt/react-mfa: <BackupCodesPanel> got a list of ${codes.length} backup codes that it can't show. ` +
        'Users must be able to save all of them. Pass 1 to 100 different codes of 1 to 64 characters.',
    );
  return new SecretBox(list);
}
