import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tabletFiles } from './tablet/worker/tablet-files.ts';

/** Where a running server answers while the pages are developed. */
const server = 'http://127.0.0.1:8080';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), tabletFiles()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The page's policy admits scripts and fonts of this server only, nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('./index.html'), 'tablet-worker': here('./tablet/worker/tablet-worker.ts') },
      output: {
        // A worker is known by its address, and answers for those below it.
        entryFileNames: ({ name }) =>
          name === 'tablet-worker' ? 'tablet-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/]@(mantine[\\/](core|hooks)|floating-ui)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': server, '/health': server } },
});
