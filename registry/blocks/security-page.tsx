import { MfaSettings } from '@protekt/react-mfa';
import { MfaProvider } from './mfa-provider';

/** The security page of an account, where users manage their methods and backup codes and turn two-step verification off. */
export function SecurityPage({ onRestart }: { onRestart: () => void }) {
  return (
    <main className="mx-auto w-full max-w-2xl p-6">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">Security</h1>
      <div className="rounded-xl border bg-card p-6 text-card-foreground shadow-sm">
        <MfaProvider>
          <MfaSettings onRestart={onRestart} />
        </MfaProvider>
      </div>
    </main>
  );
}
