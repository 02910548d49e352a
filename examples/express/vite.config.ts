import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // One origin for both, so that the session can be a cookie that no other site can send.
  server: { proxy: { '/api': 'http://127.0.0.1:3001' } },
});
