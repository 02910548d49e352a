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

/** Hides its children without removing them: with `<Activity>` or, in React 18, with Suspense. */
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
