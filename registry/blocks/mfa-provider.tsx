import { MfaProvider as Provider } from '@protekt/react-mfa';
import { createSandbox } from '@protekt/react-mfa/sandbox';
import type { ReactNode } from 'react';

/** An in-memory backend to start with. Replace it with the adapter of your backend, such as `protektAdapter(protekt)`. */
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
