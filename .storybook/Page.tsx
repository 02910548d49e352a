import type { StoryContext } from '@storybook/react-vite';
import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { MfaProvider } from '../src/index.js';
import { stageOf } from '../stories/Stage.js';
import { densities, directionOf, languages, themes } from './globals.js';

interface PageProps {
  context: StoryContext;
  children: ReactNode;
}

/** The timeout of a call: a day, so that a story with a request in progress stays that way. */
const NEVER = 86_400_000;

/** The host's page around a story, with a separate backend for each story. */
export function Page({ context, children }: PageProps): ReactElement {
  const { globals, viewMode, parameters } = context;
  const { scheme, motion, language } = globals;
  const direction = directionOf(globals);
  const alone = viewMode === 'story';
  const css = parameters.unthemed ? '' : `${themes[globals.theme] ?? ''}${densities[globals.density] ?? ''}`;
  useLayoutEffect(() => setThemeSheet(css), [css]);
  useLayoutEffect(() => {
    if (!alone) return;
    const { documentElement: root } = document;
    root.style.colorScheme = scheme;
    root.dir = direction;
  }, [alone, scheme, direction]);
  return (
    <div className="sb-page" dir={direction} data-motion={motion} style={{ colorScheme: scheme }}>
      <MfaProvider
        adapter={stageOf(context).adapter}
        issuer="Harbour"
        messages={languages[language]}
        timeoutMs={NEVER}
        support={<a href="mailto:help@harbour.example">Contact Harbour support</a>}
        {...parameters.provider}
      >
        {children}
      </MfaProvider>
    </div>
  );
}

/** Adds the theme after styles.css, as a host does that imports both. */
function setThemeSheet(css: string): void {
  const id = 'theme-sheet';
  const sheet =
    document.getElementById(id) ?? document.head.appendChild(Object.assign(document.createElement('style'), { id }));
  if (sheet.textContent !== css) sheet.textContent = css;
}
