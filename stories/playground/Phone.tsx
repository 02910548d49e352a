import type { Sandbox } from '@protekt/react-mfa/sandbox';
import type { ReactElement, ReactNode } from 'react';
import { CodeChip } from './CodeChip.js';
import type { PasskeyPrompt } from './promptOnPhone.js';
import { SignInRequest } from './SignInRequest.js';
import { usePhone } from './usePhone.js';
import type { UserRecords } from './watchAnswers.js';

interface PhoneProps {
  sandbox: Sandbox;
  records: UserRecords;
  passkeyPrompt: PasskeyPrompt | undefined;
}

const apps: Partial<Record<string, string>> = { sms: 'Messages', email: 'Mail' };
const questions = { create: 'Create a passkey for Harbour?', get: 'Use your passkey for Harbour?' } as const;

/** Anna's phone, with her authenticator app, her messages, her passkey, and a photo of her backup codes. */
export function Phone({ sandbox, records, passkeyPrompt }: PhoneProps): ReactElement {
  const { code, secondsLeft, messages, request } = usePhone(sandbox, records.totpSecret);
  const used = new Set(records.usedCodes);
  return (
    <aside className="pg-phone" aria-label="Demo phone">
      <p className="pg-status" aria-hidden="true">
        <span>Anna’s phone</span>
        <span>5G ▮▮▮</span>
      </p>
      {passkeyPrompt && (
        <Card title="Passkey" aside="now">
          <p className="pg-note">{questions[passkeyPrompt.kind]}</p>
          <div className="pg-answers" ref={bringIntoView}>
            <button type="button" onClick={passkeyPrompt.onCancel}>
              Not now
            </button>
            <button type="button" data-main onClick={passkeyPrompt.onContinue}>
              Unlock and continue
            </button>
          </div>
        </Card>
      )}
      {request && (
        <Card title="Sign-in request" aside={`${request.secondsLeft} s`}>
          <SignInRequest key={request.push.id} push={request.push} />
        </Card>
      )}
      <Card title="Authenticator" aside={code && `${secondsLeft} s`}>
        {code ? (
          <>
            <p className="pg-note">Harbour · anna@example.com</p>
            <CodeChip code={code} used={used.has(code)}>{`${code.slice(0, 3)} ${code.slice(3)}`}</CodeChip>
            {used.has(code) && (
              <p className="pg-note">{`A code works once. The next one comes in ${secondsLeft} s.`}</p>
            )}
          </>
        ) : (
          <p className="pg-note">No account yet. The app scans the QR code as soon as the page shows it.</p>
        )}
      </Card>
      {messages.map((message, index) => (
        <Card
          key={message.sentAt + message.code}
          title={apps[message.method] ?? 'Calls'}
          aside={index === 0 ? 'newest' : undefined}
        >
          <p className="pg-note">{message.text.split('\n')[0]}</p>
          <CodeChip code={message.code} used={used.has(message.code)} />
        </Card>
      ))}
      {messages.length === 0 && (
        <Card title="Messages and mail">
          <p className="pg-note">No messages yet.</p>
        </Card>
      )}
      {records.backupCodes.length > 0 && (
        <Card
          title="Saved backup codes"
          aside={`${records.backupCodes.filter((saved) => !used.has(saved)).length} left`}
        >
          <div className="pg-codes">
            {records.backupCodes.map((saved) => (
              <CodeChip key={saved} code={saved} label="" used={used.has(saved)} />
            ))}
          </div>
        </Card>
      )}
      <CodeChip code={sandbox.wrongCode()}>Try an incorrect code</CodeChip>
    </aside>
  );
}

function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Card({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: string | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <section className="pg-card">
      <h3>
        <span>{title}</span>
        {aside && <span className="pg-aside">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}
