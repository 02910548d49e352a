import { addons } from 'storybook/manager-api';
import { dark, light } from './themes.js';

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? dark : light,
  sidebar: { showRoots: true },
  layoutCustomisations: {
    // a playground and the theme editor have nothing for the panel, and need its room
    showPanel: ({ storyId }, isShown) => !/^(playground|theme-editor)/.test(storyId ?? '') && isShown,
  },
});
