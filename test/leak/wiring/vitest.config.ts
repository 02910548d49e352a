import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.fixture.tsx'],
    environment: 'jsdom',
    setupFiles: [path.resolve(import.meta.dirname, '../../setup.ts')],
  },
});
