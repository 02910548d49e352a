import { QueryClient } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MfaProvider, type MfaProviderProps } from '../../src/index.js';
import { createSandbox, type Sandbox, type SandboxOptions, type SandboxUserSeed } from '../../src/sandbox/index.js';
import { watchQueryClient, watchSecrets } from '../leakCheck.js';

export const anna = { email: 'anna@example.com', password: 'correct horse battery' };
export const phone = '+15550136677';

/** A backend with Anna in it, whose secrets no test may leak. */
export function sandboxWith(seed: Partial<SandboxUserSeed> = {}, options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox({ issuer: 'Harbour', users: [{ ...anna, ...seed }], ...options });
  watchSecrets(() => sandbox.secrets());
  return sandbox;
}

export interface Shown extends RenderResult {
  user: ReturnType<typeof userEvent.setup>;
  /** Renders another element under the same provider. */
  show: (ui: ReactElement) => void;
}

/** Renders under a provider whose query client is watched for secrets. */
export function show(
  ui: ReactElement,
  { adapter }: Pick<MfaProviderProps, 'adapter'>,
  options: Omit<MfaProviderProps, 'adapter' | 'children'> = {},
): Shown {
  const queryClient = new QueryClient();
  watchQueryClient(queryClient);
  const within = (content: ReactElement): ReactElement => (
    <MfaProvider adapter={adapter} issuer="Harbour" queryClient={queryClient} {...options}>
      {content}
    </MfaProvider>
  );
  const result = render(within(ui));
  return { ...result, user: userEvent.setup(), show: (content) => result.rerender(within(content)) };
}
