import type { MfaAdapter } from '@protekt/react-mfa';

/** The secrets that the demo user has received in the server's responses. */
export interface UserRecords {
  /** The key of the authenticator app that was set up, or is being set up. */
  totpSecret: string;
  /** The newest backup codes. */
  backupCodes: readonly string[];
  /** Codes that the server has accepted, and doesn't accept again. */
  usedCodes: readonly string[];
}

/**
 * Wraps the adapter, to record what the demo phone shows: the key, as if the phone had scanned the QR code, and the
 * backup codes, as if the user had saved them.
 */
export function watchAnswers<Adapter extends MfaAdapter>(
  adapter: Adapter,
  report: (news: Partial<UserRecords>) => void,
): Adapter {
  const watched = Object.entries(adapter).map(([name, call]) => [
    name,
    typeof call === 'function'
      ? async (...given: unknown[]) => {
          const answer: unknown = await Reflect.apply(call, adapter, given);
          report(newsIn(answer));
          if (name.startsWith('verify')) report({ usedCodes: [codeIn(given[0])] });
          return answer;
        }
      : call,
  ]);
  return Object.fromEntries(watched) as Adapter;
}

function newsIn(answer: unknown): Partial<UserRecords> {
  const { secret, backupCodes } = Object(Array.isArray(answer) ? { backupCodes: answer } : answer) as {
    secret?: unknown;
    backupCodes?: unknown;
  };
  return {
    ...(typeof secret === 'string' && { totpSecret: secret }),
    ...(Array.isArray(backupCodes) &&
      backupCodes.length > 0 && { backupCodes: backupCodes.map(String), usedCodes: [] }),
  };
}

function codeIn(given: unknown): string {
  const { code } = Object(given) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
