'use client';
import { Component, type ReactNode, type Ref } from 'react';
import { MfaError } from '../../core/contract/error.js';
import { reportedError } from '../../core/contract/operation.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { isChunkError } from '../../parts/shared/chunk.js';
import { MfaContext, type MfaContextValue } from '../../provider/context.js';
import { type DropInProps, frameOf } from './DropInProps.js';

interface ErrorBoundaryProps {
  /** The props of the drop-in, whose root element keeps its id, class and attributes. */
  frame: DropInProps;
  rootRef: Ref<HTMLElement>;
  /** Called by "Try again", before the children are shown again. */
  onRetry?: (() => void) | undefined;
  /** Called by "Cancel", which is shown only with this callback. */
  onCancel?: (() => void) | undefined;
  children: ReactNode;
}

interface BoundaryState {
  /** What failed: `load` if a chunk didn't load, `render` if a screen threw. */
  failed: 'load' | 'render' | undefined;
}

/** Keeps a broken screen from unmounting the host's page, reports the error, and offers to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, BoundaryState> {
  static override contextType: typeof MfaContext = MfaContext;
  declare context: MfaContextValue | undefined;
  override state: BoundaryState = { failed: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    // our own message about a mistake in the host's code is for the developer, so it isn't caught
    if (error instanceof Error && error.message.startsWith('@protekt/react-mfa:')) throw error;
    return { failed: isChunkError(error) ? 'load' : 'render' };
  }

  override componentDidCatch(error: unknown): void {
    const failed = isChunkError(error) ? 'load' : 'render';
    this.context?.onError?.(reportedError(new MfaError(failed === 'load' ? 'NETWORK' : 'UNKNOWN'), failed));
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed || !this.context) return this.props.children;
    const { common, locale } = this.context.messages;
    const { frame, rootRef, onRetry, onCancel } = this.props;
    return (
      <Screen
        lang={locale}
        {...frameOf(frame)}
        ref={rootRef}
        status="broken"
        title={failed === 'load' ? common.loadFailedTitle : common.brokenTitle}
        description={failed === 'load' ? common.loadFailedDescription : common.brokenDescription}
        focusTitle
      >
        <Button
          variant="primary"
          onClick={() => {
            onRetry?.();
            this.setState({ failed: undefined });
          }}
        >
          {common.tryAgain}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{common.cancel}</Button> : null}
      </Screen>
    );
  }
}
