// How the web app is built (dist/console) and served while it is developed (npx vite, the server beside it).
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig(({ mode }) => ({
  root: at('src/console'),
  envDir: at('.'),
  plugins: [react()],
  build: {
    outDir: at('dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': loadEnv(mode, at('.'), 'YIJU_').YIJU_API ?? 'http://127.0.0.1:5757' } },
}))
