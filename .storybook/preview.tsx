import type { DocsContainerProps } from '@storybook/addon-docs/blocks';
import type { Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { configure } from 'storybook/test';
import { setStage } from '../stories/Stage.js';
import { speak } from '../stories/words.js';
import { globalTypes, initialGlobals, languages } from './globals.js';
import { Page } from './Page.js';
import { argTypesOf, descriptionOf } from './propTables.js';
import '../src/styles/index.css';
import '@fontsource-variable/inter';
import '@fontsource/dejavu-mono';
import '../test/font.css'; // one by one, because `sideEffects` in package.json drops a module that only imports them
import './page.css';

configure({ asyncUtilTimeout: 10_000 }); // a busy machine is slow, which isn't tested here

// the docs blocks are large, and no test needs them
const DocsPage = lazy(async () => ({ default: (await import('./DocsPage.js')).DocsPage }));
const DocsFrame = lazy(async () => ({ default: (await import('./DocsFrame.js')).DocsFrame }));

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  loaders: [setStage, ({ globals }) => speak(languages[globals.language])],
  decorators: [(story, context) => <Page context={context}>{story()}</Page>],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    docs: {
      extractArgTypes: argTypesOf,
      extractComponentDescription: descriptionOf,
      container: (props: DocsContainerProps) => (
        <Suspense>
          <DocsFrame {...props} />
        </Suspense>
      ),
      page: () => (
        <Suspense>
          <DocsPage />
        </Suspense>
      ),
    },
    controls: { matchers: { color: /(background|color)$/i, date: /Date$/i } },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Playground',
          'Theme editor',
          'Quickstart',
          'Questions',
          'Provider',
          'Adapters',
          'Hooks',
          'Headless',
          'Theming',
          'Localization',
          'Security',
          'Accessibility',
          'Errors',
          'Testing',
          'Drop-ins',
          [
            'MfaFlow',
            'MfaChallenge',
            'MfaEnrollment',
            'TotpSetup',
            'SmsSetup',
            'EmailSetup',
            'PasskeySetup',
            'BackupCodesPanel',
            'MfaSettings',
            'MfaChallengeDialog',
            'MfaPolicyPanel',
            'MfaUserReset',
          ],
          'Parts',
        ],
      },
    },
  },
};
export default preview;
