import { createTheme, MantineProvider } from '@mantine/core';
import library from '@mantine/core/styles.css?inline';
import type { Meta } from '@storybook/react-vite';
import { anna } from '../Stage.js';
import { challenge, dialog, type RecipeStory, settings, setUp, variablesAlone } from './flows.js';
import css from './mantine.css?inline';
import { mantineSlots } from './mantineSlots.js';

/** The default blue and grays have too little contrast for small text (WCAG 2.2 SC 1.4.3). */
const theme = createTheme({ primaryShade: 8 });
const resolver = () => ({
  variables: {},
  light: { '--mantine-color-error': '#b42318', '--mantine-color-dimmed': '#495057' },
  dark: { '--mantine-color-error': '#ff9d92', '--mantine-color-dimmed': '#ced4da' },
});

export default {
  title: 'Recipes/Mantine',
  tags: ['!autodocs'],
  parameters: { provider: { slots: mantineSlots, brand: 'Harbour', account: anna.email } },
  decorators: [
    (story, { globals }) => (
      <>
        <style>{library}</style>
        <style>{`:root { --sb-dark: #242424 } ${css}`}</style>
        <MantineProvider theme={theme} forceColorScheme={globals.scheme ?? 'light'} cssVariablesResolver={resolver}>
          <div className="sb-recipe">{story()}</div>
        </MantineProvider>
      </>
    ),
  ],
} satisfies Meta;

export const SetUp: RecipeStory = { ...setUp, name: 'Authenticator app setup' };
export const Challenge: RecipeStory = challenge;
export const Settings: RecipeStory = settings;
export const Dialog: RecipeStory = dialog;
export const VariablesAlone: RecipeStory = { ...variablesAlone, name: 'Variables only' };
