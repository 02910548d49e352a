export interface Host {
  /** Its row in docs/hosts.md. */
  name: string;
  /** Its folder in fixtures; several hosts may share one. */
  fixture: string;
  /** The path for page.tsx. */
  page: string;
  /** Changes to the fixture's files. */
  edits?: Record<string, (text: string) => string>;
  /** npm scripts or commands that build it. */
  build?: string;
  /** A folder of files to serve, or a command that serves on `$PORT`. */
  serve: { folder: string } | { command: string };
  /** Whether `npm test` includes it. */
  isQuick?: true;
  /** Whether its server renders the page. */
  isServerRendered?: true;
  /** What the policy that it sends must contain, if it sends one. */
  policy?: RegExp;
  /** The color-scheme in its own CSS: none, `dark` if the system is dark, or `light dark` for the root. */
  scheme?: 'dark system' | 'always';
}

const vite = { fixture: 'vite', page: 'src/Mfa.tsx' } as const;
const viteBuild = { build: 'npm run build', serve: { folder: 'dist' } } as const;
const viteDev = { serve: { command: 'npm run dev -- --host 127.0.0.1 --strictPort --port $PORT' } } as const;
const withoutScheme = {
  'src/index.css': (css: string) => css.replace('color-scheme: light dark;', ''),
};
/** Server-rendered, under a strict policy with Next's nonce. */
const next = {
  fixture: 'next',
  page: 'app/Mfa.tsx',
  isServerRendered: true,
  policy: /script-src 'self' 'nonce-[^;]*'strict-dynamic'/,
  scheme: 'dark system',
} as const;
const nextStart = { serve: { command: 'npm start -- --port $PORT' } } as const;
/** Server-rendered. */
const router = { fixture: 'react-router', page: 'app/Mfa.tsx', isServerRendered: true, scheme: 'dark system' } as const;
const plain = { page: 'src/Mfa.tsx', build: 'npm run build', serve: { folder: 'dist' } } as const;

export const hosts: Host[] = [
  { name: 'Vite 8, unchanged template', ...vite, ...viteBuild, scheme: 'always' },
  { name: 'Vite 8 without `color-scheme`', ...vite, ...viteBuild, edits: withoutScheme },
  { name: 'Vite 8 without `color-scheme`, dev', ...vite, ...viteDev, edits: withoutScheme },
  { name: 'Vite 8, React 18.3', ...vite, ...viteBuild, fixture: 'react-18', scheme: 'always' },
  { name: 'Tailwind 4 in Vite 8', ...plain, fixture: 'tailwind', isQuick: true },
  { name: 'shadcn/ui project (Vite 8, Tailwind 4)', ...plain, fixture: 'shadcn' },
  { name: 'Next.js 16 (Turbopack)', ...next, build: 'npm run build', ...nextStart },
  { name: 'Next.js 16 (webpack)', ...next, build: 'npm run build -- --webpack', ...nextStart },
  { name: 'Next.js 16, dev', ...next, serve: { command: 'npm run dev -- --port $PORT' } },
  { name: 'React Router 7, framework mode', ...router, build: 'npm run build', serve: { command: 'npm start' } },
  { name: 'React Router 7, dev', ...router, ...viteDev },
  { name: 'webpack 5', ...plain, fixture: 'webpack' },
  { name: 'Rsbuild 2 (Rspack)', ...plain, fixture: 'rsbuild' },
  { name: 'Parcel 2', ...plain, fixture: 'parcel' },
  { name: 'esbuild', ...plain, fixture: 'esbuild' },
];
