import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const gateway = process.env['RABRONG_PUBLIC_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'chrome109', // the last Chrome of the offices' Windows 7 machines
    reportCompressedSize: false,
  },
  // npm run dev: the page from here, everything else from a running gateway
  server: {
    proxy: Object.fromEntries(
      ['/api', '/auth', '/oauth2', '/login', '/logout'].map((path) => [path, { target: gateway, changeOrigin: false }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    env: { TZ: 'Asia/Bangkok' },
    css: false,
  },
});
