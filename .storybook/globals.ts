import type { Preview } from '@storybook/react-vite';
import type { MfaMessages } from '../src/index.js';
import civic from '../src/styles/themes/civic.css?inline';
import compact from '../src/styles/themes/compact.css?inline';
import neutral from '../src/styles/themes/shadcn.css?inline';
import { pseudo } from '../stories/locales/pseudo.js';

/** The stylesheet of each theme. Harbour is styles.css alone. */
export const themes: Readonly<Record<string, string>> = { harbour: '', neutral, civic };
export const densities: Readonly<Record<string, string>> = { regular: '', compact };
export const languages: Readonly<Record<string, MfaMessages | undefined>> = { en: undefined, pseudo };

/** The menus of the toolbar, which apply to all stories. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'Theme',
    toolbar: {
      title: 'Theme',
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'harbour', title: 'Harbour' },
        { value: 'neutral', title: 'Neutral (shadcn/ui)' },
        { value: 'civic', title: 'Civic' },
      ],
    },
  },
  density: {
    description: 'Density',
    toolbar: {
      title: 'Density',
      icon: 'component',
      items: [
        { value: 'regular', title: 'Regular' },
        { value: 'compact', title: 'Compact' },
      ],
      dynamicTitle: true,
    },
  },
  scheme: {
    description: 'Light or dark',
    toolbar: {
      title: 'Color scheme',
      icon: 'contrast',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
      ],
    },
  },
  direction: {
    description: 'Text direction',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  language: {
    description: 'Language',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'pseudo', title: 'Longer text (pseudo)' },
      ],
    },
  },
  motion: {
    description: 'Motion',
    toolbar: {
      title: 'Motion',
      icon: 'lightning',
      dynamicTitle: true,
      items: [
        { value: 'normal', title: 'Full motion' },
        { value: 'reduced', title: 'Reduced motion' },
      ],
    },
  },
};

/** Follows the visitor's system, as Storybook's own interface does. */
const isDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches;

export const initialGlobals = {
  theme: 'harbour',
  density: 'regular',
  scheme: isDark ? 'dark' : 'light',
  direction: 'ltr',
  language: 'en',
  motion: 'normal',
};
