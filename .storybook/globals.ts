import type { Preview } from '@storybook/react-vite';
import civic from '../src/styles/themes/civic.css?inline';
import compact from '../src/styles/themes/compact.css?inline';
import neutral from '../src/styles/themes/shadcn.css?inline';
import { pseudo } from '../stories/locales/pseudo.js';
import type { Language } from '../stories/words.js';
import { ar } from '../test/locales/ar.js';
import { arApproval } from '../test/locales/ar-approval.js';

/** The color of a dark page around cards: darker than the cards of the theme. */
const darkPage = (color: string): string => `:root { --sb-dark: ${color}; }`;
/** The stylesheet of each theme. Harbour is styles.css alone. */
export const themes: Readonly<Record<string, string>> = {
  harbour: '',
  neutral: neutral + darkPage('#09090b'),
  civic: civic + darkPage('#000'),
};
export const densities: Readonly<Record<string, string>> = { regular: '', compact };
/** English is the default of the package. */
export const languages: Readonly<Record<string, Language | undefined>> = {
  en: undefined,
  ar: { ...ar, ...arApproval },
  pseudo,
};

/** The direction of the page: that of its language, unless the visitor has chosen one. */
export function directionOf({ direction, language }: Record<string, unknown>): 'ltr' | 'rtl' {
  if (direction === 'ltr' || direction === 'rtl') return direction;
  return language === 'ar' ? 'rtl' : 'ltr';
}

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
        { value: 'auto', title: 'Auto direction' },
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
        { value: 'ar', title: 'العربية (Arabic)' },
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
  direction: 'auto',
  language: 'en',
  motion: 'normal',
};
