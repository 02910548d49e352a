import { QueryClient } from '@tanstack/react-query';
import { configure, fireEvent, type RenderResult, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import { challengeOf as startedBy } from '../../src/core/challenge/challengeOf.js';
import { type MfaChallengeInfo, MfaProvider, type MfaProviderProps } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox, SandboxTokens } from '../../src/sandbox/index.js';
import { watchQueryClient } from '../leakCheck.js';
import { anna, codeOf, phone, sandboxWith } from '../sandboxWith.js';

// A busy machine is slow, which isn't tested here.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

export { anna, codeOf, phone, sandboxWith };

/** Anna enters her password, and a challenge follows. */
export async function challengeOf({ adapter }: Pick<Sandbox, 'adapter'>): Promise<MfaChallengeInfo> {
  const challenge = startedBy(await adapter.login(anna));
  if (!challenge) throw new Error('This sign-in requires no second step.');
  return challenge;
}

/** The arguments of each call of one method so far. */
export const callsOf = ({ calls }: Sandbox, method: Sandbox['calls'][number]['name']): unknown[] =>
  calls.filter(({ name }) => name === method).map(({ args }) => args[0]);

/** The user whose session a host received. */
export function signedInAs(sandbox: Sandbox, onVerified: { mock: { calls: unknown[][] } }): string | undefined {
  interface Session {
    tokens: SandboxTokens;
  }
  const given = onVerified.mock.calls[0]?.[0] as Session | { session: Session } | undefined;
  return given && sandbox.whoIs(('session' in given ? given.session : given).tokens.accessToken)?.email;
}

export const codeField = (length = 6): HTMLInputElement => screen.getByLabelText(en.code.label(length));
/** The countdown of the wait that the server requires. */
export const rateLimit = (): HTMLElement => screen.getByText(/^Try again in/, { selector: '[role="timer"]' });
export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

type User = ReturnType<typeof userEvent.setup>;

/** Opens the list of methods, if there is one. A single alternative has a link instead. */
async function openList(user: User): Promise<void> {
  const link = screen.queryByRole('button', { name: en.challenge.useAnotherMethod });
  if (link) await user.click(link);
}

/** Chooses a method of the challenge by its name. */
export async function chooseMethod(user: User, title: string): Promise<void> {
  await openList(user);
  const own = title === en.challenge.backupCodeLabel ? en.challenge.useBackupCode : title;
  await user.click(screen.queryByRole('button', { name: own }) ?? screen.getByText(title));
}

/** Opens help, which is at the end of the list of methods, or below the backup code if that is the only alternative. */
export async function askForHelp(user: User): Promise<void> {
  await openList(user);
  const backup = screen.queryByRole('button', { name: en.challenge.useBackupCode });
  if (backup) await user.click(backup);
  await user.click(button(en.challenge.needHelp));
}

/** The current screen: its status, and its root element. */
export function root(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-mfa-part="screen"]');
  if (!found) throw new Error('No screen is shown.');
  return found;
}
export const status = (): string | undefined => root().dataset.status;

/** The status of the prompt over the screen. Undefined if there is none. */
export const promptStatus = (): string | undefined =>
  document.querySelector<HTMLElement>('[role="dialog"] [data-mfa-part="screen"]')?.dataset.status;

/** Sets the whole value at once, as a password manager or a keyboard suggestion does. */
export function autofill(field: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  fireEvent(field, new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: value }));
}

/** The text of the live regions, which screen readers announce. */
export function announced(): string {
  return [...document.querySelectorAll('[aria-live="polite"], [aria-live="assertive"]')]
    .map((region) => {
      const copy = region.cloneNode(true) as Element;
      for (const quiet of copy.querySelectorAll('[aria-live="off"]')) quiet.remove();
      return copy.textContent?.trim();
    })
    .filter(Boolean)
    .join(' | ');
}

export interface Shown extends RenderResult {
  user: User;
  /** Renders another element under the same provider. */
  show: (ui: ReactElement, changed?: Partial<MfaProviderProps>) => void;
  queryClient: QueryClient;
}

/** Renders under a provider whose query client is watched for secrets. */
export function show(
  ui: ReactElement,
  { adapter }: Pick<MfaProviderProps, 'adapter'>,
  options: Omit<MfaProviderProps, 'adapter' | 'children'> = {},
): Shown {
  const queryClient = options.queryClient ?? new QueryClient();
  watchQueryClient(queryClient);
  const within = (content: ReactElement, changed?: Partial<MfaProviderProps>): ReactElement => (
    <MfaProvider adapter={adapter} issuer="Harbour" queryClient={queryClient} {...options} {...changed}>
      {content}
    </MfaProvider>
  );
  const result = render(within(ui));
  const user = userEvent.setup({ advanceTimers: (ms) => void (vi.isFakeTimers() && vi.advanceTimersByTime(ms)) });
  return { ...result, user, queryClient, show: (content, changed) => result.rerender(within(content, changed)) };
}
