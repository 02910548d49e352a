'use client';
import type { ReactElement } from 'react';
import { type Chunk, chunk } from '../../parts/shared/chunk.js';
import type { EnrollmentProps } from '../enrollment/Enrollment.js';
import { ChunkScreen } from '../shared/ChunkScreen.js';
import { ErrorBoundary } from '../shared/ErrorBoundary.js';

const enrollment = /* @__PURE__ */ chunk(async () => (await import('../enrollment/Enrollment.js')).Enrollment);

/** The enrollment during a sign-in. Most sign-ins have none, so its code loads only when it is needed. */
export function SignInEnrollment<T>(props: EnrollmentProps<T>): ReactElement {
  return (
    <ErrorBoundary frame={props} rootRef={props.rootRef}>
      <ChunkScreen screen={enrollment as Chunk<EnrollmentProps<T>>} props={{ ...props, inSignIn: true }} />
    </ErrorBoundary>
  );
}
