import type { StoryContext } from '@storybook/react-vite';
import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { MfaProvider } from '../src/index.js';
import { stageOf } from '../stories/Stage.js';

interface PageProps {
  context: StoryContext;
  children: ReactNode;
}

/** A day: a story of something under way stays there for as long as one looks at it. */
const NEVER = 86_400_000;

/** The page of a host around a story, with the backend that the story has for itself. */
export function Page({ context, children }: PageProps): ReactElement {
  const { globals, viewMode, parameters } = context;
  const { theme, direction, motion } = globals;
  const alone = viewMode === 'story';
  useLayoutEffect(() => {
    if (!alone) return;
    const { documentElement: root } = document;
    root.style.colorScheme = theme;
    root.dir = direction;
  }, [alone, theme, direction]);
  return (
    <div className="sb-page" dir={direction} data-motion={motion} style={{ colorScheme: theme }}>
      <MfaProvider
        adapter={stageOf(context).adapter}
        issuer="Harbour"
        timeoutMs={NEVER}
        support={<a href="mailto:help@harbour.example">Write to the Harbour team</a>}
        {...parameters.provider}
      >
        {children}
      </MfaProvider>
    </div>
  );
}
