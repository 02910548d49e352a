import { MfaFlow, type MfaLoginResult } from '@protekt/react-mfa';
import { MfaProvider } from './mfa-provider';

interface SecondStepProps<Tokens> {
  /** The response of your login call, unchanged. */
  result: MfaLoginResult<Tokens>;
  /** Called with each new set of tokens: store them. */
  onSession?: ((tokens: Tokens) => void | Promise<void>) | undefined;
  /** Called when the sign-in is finished: continue to your app. */
  onComplete: () => void;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart: () => void;
}

/** The second step of a sign-in, on a card of its own: enrollment, a code, or nothing if neither is due. */
export function SecondStep<Tokens>({ result, onSession, onComplete, onRestart }: SecondStepProps<Tokens>) {
  return (
    <div className="flex min-h-svh items-center justify-center bg-muted p-6">
      <div className="w-full max-w-md rounded-xl border bg-card p-6 text-card-foreground shadow-sm">
        <MfaProvider>
          <MfaFlow
            result={result}
            onSession={async (session) => {
              if ('tokens' in session) await onSession?.(session.tokens);
            }}
            onComplete={onComplete}
            onCancel={onRestart}
            onRestart={onRestart}
          />
        </MfaProvider>
      </div>
    </div>
  );
}
