'use client';
import { type ComponentType, type ReactElement, Suspense, useState } from 'react';
import { chunk } from '../../parts/shared/chunk.js';
import { useHydrated } from '../../parts/shared/useHydrated.js';
import type { EnrollmentProps } from '../enrollment/Enrollment.js';
import { ErrorBoundary } from '../shared/ErrorBoundary.js';
import { Waiting } from '../shared/Waiting.js';

const enrollment = /* @__PURE__ */ chunk(async () => (await import('../enrollment/Enrollment.js')).Enrollment);

/** The enrollment that a sign-in asks for. Most sign-ins don't, so its code is loaded with the first that does. */
export function SignInEnrollment<T>(props: EnrollmentProps<T>): ReactElement {
  const [Loaded, setLoaded] = useState(() => enrollment.component());
  const Screens = Loaded as ComponentType<EnrollmentProps<T>>;
  const hydrated = useHydrated(); // `renderToString` cannot wait for a chunk, and React reports that as an error
  const waiting = <Waiting frame={props} rootRef={props.rootRef} />;
  return (
    <ErrorBoundary frame={props} rootRef={props.rootRef} onRetry={() => setLoaded(() => enrollment.component())}>
      <Suspense fallback={waiting}>{hydrated ? <Screens {...props} inSignIn /> : waiting}</Suspense>
    </ErrorBoundary>
  );
}
