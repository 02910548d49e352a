import { create, type ThemeVars } from 'storybook/theming/create';

const shared = {
  brandTitle: `<span style="display:flex;align-items:center;gap:10px;font-size:15px;font-weight:650;letter-spacing:-.01em">
    <img src="./logo.svg" alt="" width="28" height="28">react-mfa</span>`,
  brandUrl: './',
  brandImage: null,
  fontBase: '"Inter Variable", system-ui, sans-serif',
  fontCode: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Mono", monospace',
  appBorderRadius: 12,
  inputBorderRadius: 8,
} as const;

/** The theme of Storybook's own interface, in the colors of Harbour. */
export const light: ThemeVars = create({
  ...shared,
  base: 'light',
  colorPrimary: '#0a6677',
  colorSecondary: '#0a6677',
  appBg: '#f3f6f7',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appBorderColor: '#d9e1e4',
  textColor: '#14202a',
  textMutedColor: '#55636d',
  barBg: '#ffffff',
  barTextColor: '#4a5963',
  barSelectedColor: '#0a6677',
  barHoverColor: '#0a6677',
});

export const dark: ThemeVars = create({
  ...shared,
  base: 'dark',
  colorPrimary: '#58c4d6',
  colorSecondary: '#58c4d6',
  appBg: '#0c161b',
  appContentBg: '#131d23',
  appPreviewBg: '#131d23',
  appBorderColor: '#2a363d',
  textColor: '#eef4f6',
  textMutedColor: '#a9b7be',
  barBg: '#131d23',
  barTextColor: '#b6c3c9',
  barSelectedColor: '#58c4d6',
  barHoverColor: '#58c4d6',
});
