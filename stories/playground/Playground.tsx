import { MfaProvider, type MfaProviderProps } from '@protekt/react-mfa';
import {
  createSandbox,
  type Sandbox,
  type SandboxAdapter,
  type SandboxOptions,
  type SandboxUserSeed,
} from '@protekt/react-mfa/sandbox';
import { type ReactElement, type ReactNode, useState } from 'react';
import { inEnglish } from './inEnglish.js';
import { Phone } from './Phone.js';
import { type PasskeyPrompt, promptOnPhone } from './promptOnPhone.js';
import { type UserRecords, watchAnswers } from './watchAnswers.js';
import './playground.css';

export const anna = { email: 'anna@example.com', password: 'correct horse battery' };

/** What the app in a playground uses: the same as any app, with another adapter. */
export interface Backend {
  sandbox: Sandbox;
  adapter: SandboxAdapter;
  /** Starts the playground again, on a new sandbox. */
  startOver: () => void;
}

interface PlaygroundProps {
  /** The methods that Anna has set up at the start. */
  has?: Partial<SandboxUserSeed> | undefined;
  options?: SandboxOptions | undefined;
  /** Whether she is already signed in. @default false */
  signedIn?: boolean | undefined;
  messages?: MfaProviderProps['messages'];
  slots?: MfaProviderProps['slots'];
  /** The app, or a page of it. */
  children: (backend: Backend) => ReactNode;
}

/** An app with a sandbox, next to a phone that shows what the sandbox has sent. "Start over" creates a new sandbox. */
export function Playground(props: PlaygroundProps): ReactElement {
  const [round, setRound] = useState(0);
  return <Round key={round} {...props} onStartOver={() => setRound(round + 1)} />;
}

function Round({
  has,
  options,
  signedIn,
  messages,
  slots,
  children,
  onStartOver,
}: PlaygroundProps & { onStartOver: () => void }): ReactElement {
  const [passkeyPrompt, setPasskeyPrompt] = useState<PasskeyPrompt>();
  const [sandbox] = useState(() => {
    const made = createSandbox({ issuer: 'Harbour', users: [{ ...anna, ...has }], latencyMs: 250, ...options });
    promptOnPhone(made, setPasskeyPrompt);
    if (signedIn) made.signIn(anna.email);
    return made;
  });
  const [records, setRecords] = useState<UserRecords>(() => ({ ...sandbox.user(anna.email), usedCodes: [] }));
  const [adapter] = useState(() =>
    watchAnswers(sandbox.adapter, (news) =>
      setRecords((old) => ({
        ...old,
        ...news,
        usedCodes: news.backupCodes ? [] : [...old.usedCodes, ...(news.usedCodes ?? [])],
      })),
    ),
  );
  return (
    <div className="pg">
      <div className="pg-app">
        <MfaProvider
          adapter={adapter}
          issuer="Harbour"
          messages={messages}
          slots={slots}
          brand={<span className="pg-brand">Harbour</span>}
          account={anna.email}
          support={<a href="mailto:help@harbour.example">Contact Harbour support</a>}
        >
          {children({ sandbox, adapter, startOver: onStartOver })}
        </MfaProvider>
      </div>
      <div className="pg-side" {...inEnglish}>
        <Phone sandbox={sandbox} records={records} passkeyPrompt={passkeyPrompt} />
        <button type="button" className="pg-reset" onClick={onStartOver}>
          Start over
        </button>
      </div>
    </div>
  );
}
