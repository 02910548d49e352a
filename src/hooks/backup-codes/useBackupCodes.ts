'use client';
import { useEffect, useRef } from 'react';
import {
  type BackupCodesEvent,
  type BackupCodesState,
  backupCodesFlow,
  startBackupCodes,
} from '../../core/backup-codes/backupCodesFlow.js';
import { toMfaError } from '../../core/contract/error.js';
import { parseBackupCodes } from '../../core/parse/parseBackupCodes.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { type Reauth, useCallWithReauth } from '../step-up/useCallWithReauth.js';

export interface UseBackupCodesOptions {
  /** New codes to show. Without them nothing is shown, and new ones are made by a confirmed click alone (S-32). */
  codes?: SecretBox<string[]> | readonly string[] | undefined;
  /** How many are left, where the backend tells. */
  left?: number | undefined;
  /** Starts at the question whether to make new ones, for a person who has clicked for them already. @default false */
  ask?: boolean | undefined;
  /** Called once the person has confirmed that the codes are saved. */
  onSaved?: (() => void) | undefined;
}

export interface BackupCodesControls {
  state: BackupCodesState;
  /** Set while regenerating waits for the password or a code: show it instead of the screen. */
  reauth: Reauth;
  /** Whether the backend can make new ones. */
  canRegenerate: boolean;
  /** Asks first: the old codes will stop working. */
  requestNew: () => void;
  declineNew: () => void;
  confirmNew: () => void;
  tickSaved: (saved: boolean) => void;
  /** Leaves the codes; says so instead, and stays, while they are not ticked as saved. */
  finish: () => void;
}

/** Backup codes without an interface: made once, shown once, left only when saved. */
export function useBackupCodes(options: UseBackupCodesOptions): BackupCodesControls {
  const { left } = options;
  const codes = useSameCodes(options.codes);
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const { call, reauth } = useCallWithReauth();
  const { state, send, current } = useFlow<BackupCodesState, BackupCodesEvent>(
    backupCodesFlow,
    () => startBackupCodes({ codes: reboxed(codes), left, ask: options.ask }),
    codes,
  );

  const unsaved = state.status === 'showing' && !state.saved;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  useWaitOver(state, send);

  const generate = async (requestId: number): Promise<void> => {
    try {
      const made = await call('regenerateBackupCodes', async (adapter, ctx) =>
        parseBackupCodes(await adapter.regenerateBackupCodes?.(undefined, ctx)),
      );
      const shown = send({ type: 'generated', requestId, codes: new SecretBox(made) });
      if (shown.status === 'showing') latest.current.mfa.onEvent?.({ type: 'backup-codes-made' });
      latest.current.mfa.statusChanged();
    } catch (thrown) {
      const error = toMfaError(thrown);
      if (error.code === 'METHOD_UNAVAILABLE') latest.current.mfa.statusChanged(); // not as it was known
      send({ type: 'failed', requestId, error, now: Date.now() });
    }
  };

  return {
    state,
    reauth,
    canRegenerate: !!mfa.adapter.regenerateBackupCodes,
    requestNew: () => void send({ type: 'regenerate-requested', now: Date.now() }),
    declineNew: () => void send({ type: 'regenerate-declined' }),
    confirmNew: () => {
      const before = current();
      const next = send({ type: 'regenerate-confirmed' });
      if (next !== before) void generate(next.requestId);
    },
    tickSaved: (saved) => void send({ type: 'saved-ticked', saved }),
    finish: () => {
      const before = current();
      if (before.status !== 'showing' || send({ type: 'leave-requested' }).status !== 'saved') return;
      latest.current.mfa.onEvent?.({ type: 'backup-codes-saved' });
      latest.current.onSaved?.();
    },
  };
}

/** An array that says the same as the one before is the same: a host may write it inline. */
function useSameCodes(codes: UseBackupCodesOptions['codes']): UseBackupCodesOptions['codes'] {
  const last = useRef(codes);
  const before = last.current;
  const same =
    Array.isArray(codes) &&
    Array.isArray(before) &&
    codes.length === before.length &&
    codes.every((c, i) => c === before[i]);
  if (!same) last.current = codes;
  return last.current;
}

/** Each flow wipes its own boxes, so it takes the codes into one of its own. */
function reboxed(codes: UseBackupCodesOptions['codes']): SecretBox<string[]> | undefined {
  const list = codes instanceof SecretBox ? codes.open() : codes;
  return list?.length ? new SecretBox([...list]) : undefined;
}
