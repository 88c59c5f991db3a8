import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `npm run dev` finds a running gateway; the built console always talks to its own origin. */
const gateway = 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { conditions: ['@kp/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 1_200,
  },
  server: {
    proxy: Object.fromEntries(['/auth', '/admin', '/v1', '/media'].map((path) => [path, gateway])),
  },
});
