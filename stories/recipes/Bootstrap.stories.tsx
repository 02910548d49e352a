import type { Meta } from '@storybook/react-vite';
import library from 'bootstrap/dist/css/bootstrap.css?inline';
import { anna } from '../Stage.js';
import css from './bootstrap.css?inline';
import { bootstrapSlots } from './bootstrapSlots.js';
import { challenge, dialog, type RecipeStory, settings, setUp, variablesAlone } from './flows.js';

export default {
  title: 'Recipes/Bootstrap',
  tags: ['!autodocs'],
  parameters: { provider: { slots: bootstrapSlots, brand: 'Harbour', account: anna.email } },
  decorators: [
    (story, { globals }) => (
      <div className="sb-recipe" data-bs-theme={globals.scheme ?? 'light'}>
        <style>{library}</style>
        <style>{`:root { --sb-dark: #212529 } ${css}`}</style>
        {story()}
      </div>
    ),
  ],
} satisfies Meta;

export const SetUp: RecipeStory = { ...setUp, name: 'Authenticator app setup' };
export const Challenge: RecipeStory = challenge;
export const Settings: RecipeStory = settings;
export const Dialog: RecipeStory = dialog;
export const VariablesAlone: RecipeStory = { ...variablesAlone, name: 'Variables only' };
