import * as React from 'react';
import { type ReactElement, type ReactNode, Suspense } from 'react';

interface HidableProps {
  hidden: boolean;
  children: ReactNode;
}

const never = new Promise<never>(() => undefined);
function Suspending({ when }: { when: boolean }): null {
  if (when) throw never;
  return null;
}

/** Hides what it shows without removing it: by `<Activity>`, and in React 18, which has none, by Suspense. */
export function Hidable({ hidden, children }: HidableProps): ReactElement {
  const { Activity } = React;
  return Activity ? (
    <Activity mode={hidden ? 'hidden' : 'visible'}>{children}</Activity>
  ) : (
    <Suspense fallback={null}>
      {children}
      <Suspending when={hidden} />
    </Suspense>
  );
}
