import type { composeStories } from '@storybook/react-vite';
import { configure } from 'storybook/test';

/** What the tests that play every story once more have in common. */
export interface Story {
  run: () => Promise<void>;
}
export type CsfFile = Parameters<typeof composeStories>[0];

configure({ asyncUtilTimeout: 10_000 }); // a busy machine is slow

/** One story has a host that never stores its session, which is reported as an uncaught error. */
addEventListener(
  'error',
  (event) => {
    if (event.message.includes('onSession did not settle')) event.stopImmediatePropagation();
  },
  { capture: true },
);
