import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../.storybook/globals.js';
import { Page } from '../../.storybook/Page.js';
import { setStage } from '../../stories/Stage.js';
import { speak } from '../../stories/words.js';
import { en } from '../words.js';
import type { CsfFile, Story } from './playStories.js';
import '../../src/styles/index.css';

setProjectAnnotations([
  {
    initialGlobals: { language: 'ar' },
    loaders: [setStage, () => speak(languages.ar)],
    decorators: [(story, context) => <Page context={context}>{story()}</Page>],
  },
]);
afterAll(() => speak(undefined));

const files = import.meta.glob<CsfFile>([
  '../../stories/*.stories.tsx',
  '!../../stories/{Headless,Playground,PlaygroundPlayed,ThemeEditor}.stories.tsx',
]);

/** Every sentence of the English interface without an argument. */
const english = sentencesIn(en);

function sentencesIn(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages];
  return messages && typeof messages === 'object' ? Object.values(messages).flatMap(sentencesIn) : [];
}

describe.each(Object.entries(files))('with Arabic in the toolbar, %s', async (_, load) => {
  const stories: Record<string, Story> = composeStories(await load());
  it.each(Object.entries(stories))(
    '%s reaches its status, without English and from right to left',
    async (_, story) => {
      await story.run();
      const page = document.querySelector<HTMLElement>('.sb-page');
      expect(page?.dir).toBe('rtl');
      const shown = [...document.querySelectorAll('[data-mfa-part]')].flatMap((part) =>
        [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
      );
      expect(shown.filter((text) => english.includes(text))).toEqual([]);
    },
  );
});
