import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/manager-api';
import { dark, light } from './themes.js';

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? dark : light,
  sidebar: { showRoots: true },
  toolbar: { zoom: { hidden: true } }, // browsers have their own
  layoutCustomisations: {
    // a playground and the theme editor have nothing for the panel, and need its room
    showPanel: ({ storyId }, isShown) => !/^(playground|theme-editor)/.test(storyId ?? '') && isShown,
  },
});

/** All of the page is light or dark, like the stories. */
addons.register('color-scheme', (api) => {
  const follow = ({ globals }: { globals: Record<string, unknown> }): void =>
    api.setOptions({ theme: globals.scheme === 'dark' ? dark : light });
  api.on(SET_GLOBALS, follow);
  api.on(GLOBALS_UPDATED, follow);
});

/** The tab has our name instead of Storybook's. */
new MutationObserver(() => {
  const ours = document.title.replace(/Storybook$/, 'react-mfa');
  if (document.title !== ours) document.title = ours;
}).observe(document.head, { childList: true, subtree: true, characterData: true });
