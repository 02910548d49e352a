import { QueryClient } from '@tanstack/react-query';
import { type RenderHookOptions, type RenderHookResult, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { MfaProvider, type MfaProviderProps } from '../../src/index.js';
import { watchQueryClient } from '../leakCheck.js';

interface HookOptions<Props> extends Omit<MfaProviderProps, 'children'> {
  initialProps?: Props;
  reactStrictMode?: boolean;
}

/** Runs a hook under a provider whose query client is watched for secrets. */
export function runHook<Result, Props = undefined>(
  hook: (props: Props) => Result,
  { initialProps, reactStrictMode = false, ...provider }: HookOptions<Props>,
): RenderHookResult<Result, Props> {
  const queryClient = provider.queryClient ?? new QueryClient();
  watchQueryClient(queryClient);
  const wrapper = ({ children }: { children: ReactNode }): ReactElement => (
    <MfaProvider {...provider} queryClient={queryClient}>
      {children}
    </MfaProvider>
  );
  const options: RenderHookOptions<Props> = { wrapper, reactStrictMode };
  if (initialProps !== undefined) options.initialProps = initialProps;
  return renderHook(hook, options);
}
