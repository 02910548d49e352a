// What the samples of the documentation assume: the names of the host's own app.
import type { MfaAdapter, MfaChallengeInfo, MfaLoginResult, MfaMessages, MfaResult } from '@protekt/react-mfa';
import type { BetterAuthClient } from '@protekt/react-mfa/adapters/better-auth';
import type { PasskeyServer } from '@protekt/react-mfa/adapters/passkey';
import type { ProtektSdk } from '@protekt/react-mfa/adapters/protekt';
import type { ReactElement } from 'react';

interface Session {
  accessToken: string;
}

interface Credentials {
  email: string;
  password: string;
}

interface TestServer {
  url: string;
  outbox: { code: string }[];
  addUser(): Credentials;
  now(): number;
  advance(seconds: number): void;
  close(): void;
}

type Protekt = ProtektSdk<Session> & { auth: { login(credentials: Credentials): Promise<MfaLoginResult<Session>> } };

declare global {
  // the backend
  const adapter: MfaAdapter;
  const protekt: Protekt;
  const authClient: BetterAuthClient;
  const passkeyServer: PasskeyServer<Session>;
  const challenge: MfaChallengeInfo;
  const result: MfaLoginResult<Session>;
  function token(): string;
  function startTestServer(): Promise<TestServer>;
  function verifyCard(answer: { code: string }): Promise<MfaResult<Session>>;
  function addCardReader(setup: { code: string; proof: unknown }): Promise<void>;
  function createOurAdapter(url: string): MfaAdapter;

  // the app
  type Tokens = Session;
  const root: HTMLElement;
  const de: MfaMessages;
  function App(): ReactElement;
  function SignIn(): ReactElement;
  function LoginForm(props: { onSubmit: (credentials: Credentials) => void }): ReactElement;
  function navigate(path: string): void;
  function redirectToDashboard(): void;
  function setUserSession(tokens: unknown): void;
  function onRestart(): void;
  function deleteProject(options: { proof: unknown }): Promise<void>;
  function showProblem(error: unknown): void;
}
