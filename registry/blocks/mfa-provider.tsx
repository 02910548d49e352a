import { MfaProvider as Provider } from '@protekt/react-mfa';
import { createSandbox } from '@protekt/react-mfa/sandbox';
import type { ReactNode } from 'react';

/** A backend in memory to try it with. Put the adapter of your backend in its place: `protektAdapter(protekt)`. */
export const sandbox = createSandbox({
  users: [{ email: 'anna@example.com', password: 'correct horse battery' }],
  policy: { enrollment: 'required' },
});

export function MfaProvider({ children }: { children: ReactNode }) {
  return (
    <Provider adapter={sandbox.adapter} issuer="Your app" appearance="plain">
      {children}
    </Provider>
  );
}
