import { createTheme, ThemeProvider } from '@mui/material/styles';
import type { Meta } from '@storybook/react-vite';
import { anna } from '../Stage.js';
import { challenge, dialog, type RecipeStory, settings, setUp, variablesAlone } from './flows.js';
import css from './mui.css?inline';
import { muiSlots } from './muiSlots.js';

export default {
  title: 'Recipes/MUI',
  tags: ['!autodocs'],
  parameters: { provider: { slots: muiSlots, brand: 'Harbour', account: anna.email } },
  decorators: [
    (story, { globals }) => (
      <ThemeProvider
        theme={createTheme({
          cssVariables: true,
          palette: { mode: globals.scheme ?? 'light', contrastThreshold: 4.5 },
        })}
      >
        <style>{`:root { --sb-dark: #121212 } ${css}`}</style>
        <div className="sb-recipe">{story()}</div>
      </ThemeProvider>
    ),
  ],
} satisfies Meta;

export const SetUp: RecipeStory = { ...setUp, name: 'Authenticator app setup' };
export const Challenge: RecipeStory = challenge;
export const Settings: RecipeStory = settings;
export const Dialog: RecipeStory = dialog;
export const VariablesAlone: RecipeStory = { ...variablesAlone, name: 'Variables only' };
