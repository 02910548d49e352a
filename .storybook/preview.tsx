import type { Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { configure } from 'storybook/test';
import { setStage } from '../stories/Stage.js';
import { Page } from './Page.js';
import { typesAsWritten } from './typesAsWritten.js';
import '../src/styles/index.css';
import '../test/fontFaces.js';
import './page.css';

configure({ asyncUtilTimeout: 10_000 }); // a busy machine is slow, which is not what the stories are about

// the blocks of the docs are large, and no test needs them
const DocsPage = lazy(async () => ({ default: (await import('./DocsPage.js')).DocsPage }));

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    theme: {
      description: 'color-scheme of the page',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'dir of the page',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
    motion: {
      description: 'What the person asked their system for',
      toolbar: { title: 'Motion', icon: 'lightning', items: ['normal', 'reduced'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr', motion: 'normal' },
  argTypesEnhancers: [typesAsWritten],
  loaders: [setStage],
  decorators: [(story, context) => <Page context={context}>{story()}</Page>],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    docs: {
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
          'Adapters',
          'Headless',
          'Theming',
          'Security',
          'Accessibility',
          'Errors',
          'Localization',
          'Testing',
          'Drop-ins',
          'Parts',
        ],
      },
    },
  },
};
export default preview;
