'use client';

/** Icons for the subject of a screen, a notice or an option. */
export const subjectIcons = {
  app: 'M7.5 2.5h5a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-5a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2m.5 7.5 1.5 1.5 2.5-3',
  sms: 'M5.5 3.5h9a2.5 2.5 0 0 1 2.5 2.5v5.5a2.5 2.5 0 0 1-2.5 2.5h-5l-4 3.5V14a2.5 2.5 0 0 1-2.5-2.5V6a2.5 2.5 0 0 1 2.5-2.5M7 8.8h0m3 0h0m3 0h0',
  email: 'M4.5 4h11a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M3 6l5.8 4.4a2 2 0 0 0 2.4 0L17 6',
  passkey:
    'M8 3a3.2 3.2 0 1 0 0 6.5 3.2 3.2 0 1 0 0-6.5M2.5 17v-1a4 4 0 0 1 4-4h3M15 8a2.2 2.2 0 1 0 0 4.5 2.2 2.2 0 1 0 0-4.5m0 4.5v5h2m-2-2.5h1.5',
  backup: 'M6 2.5h5.5L16 7v8.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2m5.5 0V7H16m-9 3.5h6m-6 3h4',
  check: 'm4 10.5 4 4 8-9',
  warning:
    'M8.7 3.6 2.3 14.4a1.5 1.5 0 0 0 1.3 2.3h12.8a1.5 1.5 0 0 0 1.3-2.3L11.3 3.6a1.5 1.5 0 0 0-2.6 0M10 7.5v4m0 2.5h0',
  error: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15m0 4V11m0 2.5h0',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15M10 9v4.5m0-7h0',
  chevron: 'm8 5 5 5-5 5',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15M10 6v4l2.5 2',
} as const;

/** The data of an SVG path on a 20 × 20 grid, for a custom method of the adapter. */
export type IconPath = `M${string}`;

/** The name of an icon for the subject of a screen or an option, or a custom path. */
export type SubjectIconName = keyof typeof subjectIcons | IconPath;
