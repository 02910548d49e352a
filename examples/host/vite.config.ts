import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { authServer } from './server/plugin.js';

const src = new URL('../../src/', import.meta.url).pathname;

/**
 * PORT: 5199 by default; `npm start` sets it to a free one. RATE_LIMIT=1 turns on the rate limits that
 * better-auth has in production.
 */
export default defineConfig({
  plugins: [react(), authServer({ rateLimit: process.env.RATE_LIMIT === '1' })],
  server: { port: Number(process.env.PORT ?? 5199), strictPort: true, fs: { allow: ['../..'] } },
  resolve: {
    dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    // Resolves the library to its source. Exact expressions, because a plain string would match the subpaths too.
    alias: [
      { find: /^@protekt\/react-mfa$/, replacement: `${src}index.ts` },
      { find: /^@protekt\/react-mfa\/styles\.css$/, replacement: `${src}styles/index.css` },
      { find: /^@protekt\/react-mfa\/styles\.layer\.css$/, replacement: `${src}styles/styles.layer.css` },
      { find: /^@protekt\/react-mfa\/sandbox$/, replacement: `${src}sandbox/index.ts` },
      { find: /^@protekt\/react-mfa\/(adapters|locales)\/([\w-]+)$/, replacement: `${src}$1/$2.ts` },
    ],
  },
});
