import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env.HYPERVISOR_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/hypervisor/',
  plugins: [react()],
  build: { target: 'baseline-widely-available', sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': { target: api, changeOrigin: false, ws: true } } },
  preview: { proxy: { '/api': { target: api, changeOrigin: false, ws: true } } },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/hypervisor/' } },
    setupFiles: ['tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    // A dialog that is closed as it opens has nothing to focus. Its element is told with all of React's, thousands of lines of it.
    onConsoleLog: (log) => !log.startsWith('[@mantine/hooks/use-focus-trap]'),
  },
})
