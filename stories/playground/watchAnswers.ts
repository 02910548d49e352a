import type { MfaAdapter } from '@protekt/react-mfa';

/** What a user gets from the server's responses. */
export interface UserRecords {
  /** The key of the authenticator app that was set up, or is being set up. */
  totpSecret: string;
  /** The newest backup codes. */
  backupCodes: readonly string[];
  usedCodes: readonly string[];
}

/**
 * The same adapter, which also records what the demo phone needs: the phone has scanned the QR code on the screen, and
 * the user has kept the codes.
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
          if (name === 'verifyBackupCode') report({ usedCodes: [codeIn(given[0])] });
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
