'use client';
import { Component, type ReactNode } from 'react';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { MfaContext, type MfaContextValue } from '../../provider/context.js';

interface BoundaryState {
  broken: boolean;
}

/** Keeps an answer that breaks a screen from unmounting the host's page, and offers to start again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  static override contextType: typeof MfaContext = MfaContext;
  declare context: MfaContextValue | undefined;
  override state: BoundaryState = { broken: false };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    // a host's mistake, told in a sentence, is for its developer and not for the person signing in
    if (error instanceof Error && error.message.startsWith('@protekt/react-mfa:')) throw error;
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken || !this.context) return this.props.children;
    const { common, locale } = this.context.messages;
    return (
      <Screen
        status="broken"
        lang={locale}
        title={common.brokenTitle}
        description={common.brokenDescription}
        focusTitle
      >
        <Button variant="primary" onClick={() => this.setState({ broken: false })}>
          {common.tryAgain}
        </Button>
      </Screen>
    );
  }
}
