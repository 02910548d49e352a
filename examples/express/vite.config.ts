import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // One origin for app and server, so that no other site can send the session cookie.
  server: { proxy: { '/api': 'http://127.0.0.1:3001' } },
});
