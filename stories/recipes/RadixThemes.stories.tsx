import { Theme } from '@radix-ui/themes';
import library from '@radix-ui/themes/styles.css?inline';
import type { Meta } from '@storybook/react-vite';
import { anna } from '../Stage.js';
import { challenge, dialog, type RecipeStory, settings, setUp, variablesAlone } from './flows.js';
import css from './radixThemes.css?inline';
import { radixThemesSlots } from './radixThemesSlots.js';

export default {
  title: 'Recipes/Radix Themes',
  tags: ['!autodocs'],
  parameters: { provider: { slots: radixThemesSlots, brand: 'Harbour', account: anna.email } },
  decorators: [
    (story, { globals }) => (
      <Theme className="sb-recipe" appearance={globals.scheme ?? 'light'}>
        <style>{library}</style>
        <style>{`:root { --sb-dark: #111113 } ${css}`}</style>
        {story()}
      </Theme>
    ),
  ],
} satisfies Meta;

export const SetUp: RecipeStory = { ...setUp, name: 'Authenticator app setup' };
export const Challenge: RecipeStory = challenge;
export const Settings: RecipeStory = settings;
export const Dialog: RecipeStory = dialog;
export const VariablesAlone: RecipeStory = { ...variablesAlone, name: 'Variables only' };
