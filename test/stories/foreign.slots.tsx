import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import { afterEach, describe, expect, it } from 'vitest';
import { Page } from '../../.storybook/Page.js';
import { PartsContext } from '../../src/parts/shared/slot.js';
import { setStage } from '../../stories/Stage.js';
import { foreign } from './foreign.js';
import type { CsfFile, Story } from './playStories.js';
import '../../src/styles/index.css';

setProjectAnnotations([
  { loaders: [setStage], decorators: [(story, context) => <Page context={context}>{story()}</Page>] },
]);
/** Every story except those with a separate provider, whose screens are those of the others. */
const files = import.meta.glob<CsfFile>([
  '../../stories/**/*.stories.tsx',
  '!../../stories/{Playground,PlaygroundPlayed,ThemeEditor}.stories.tsx',
  '!../../stories/recipes/**',
]);

/** Attributes and elements that only the built-in parts have. */
const OURS = [
  'button',
  'factor-option',
  'text-field',
  'input',
  'code-input',
  'code-field',
  'code-slots',
  'phone-input',
  'phone-field',
  'checkbox',
  'checkbox-label',
  'field-foot',
  'message',
  'notice',
  'notice-body',
  'screen',
  'screen-header',
  'title',
  'dialog',
  'dialog-layer',
  'icon',
]
  .map((part) => `[data-mfa-part="${part}"]`)
  .join();

const left = (): string[] => [...document.querySelectorAll(OURS)].map((part) => part.outerHTML.slice(0, 120));

/** These show the behavior of the built-in parts, which a custom component doesn't need to have. */
const PARTS_IN_SLOTS = Object.keys(foreign).map((part) => `parts/${part}.stories.tsx`);

const unplayed = (story: unknown): unknown =>
  story && typeof story === 'object' ? { ...story, play: undefined } : story;

const seen = new Set<string>();

afterEach(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-foreign]'))
    seen.add(element.dataset.foreign ?? '');
});

describe.each(Object.entries(files))('with every part replaced, %s', async (file, load) => {
  const module = await load();
  const isPart = PARTS_IN_SLOTS.some((part) => file.endsWith(part));
  const shown = isPart
    ? Object.fromEntries(
        Object.entries(module).map(([name, story]) => [name, name === 'default' ? story : unplayed(story)]),
      )
    : module;
  const stories: Record<string, Story> = composeStories(shown as CsfFile, {
    parameters: { provider: { slots: foreign } },
    decorators: [(story) => <PartsContext.Provider value={{ slots: foreign }}>{story()}</PartsContext.Provider>],
  });
  it.each(Object.entries(stories))('%s contains no built-in part', async (_, story) => {
    await story.run();
    expect(left()).toEqual([]);
  });
});

describe('the custom parts', () => {
  it('have all been rendered', () => {
    expect(seen).toEqual(new Set(Object.keys(foreign)));
  });
});
