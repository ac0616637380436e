// Builds everything: the three hosts (Electron main, loopback, CLI) as Node bundles, and the page. No preload: the page only fetches.
// Packages are bundled too: a command that reads one file instead of hundreds starts a quarter sooner. Outside stays what package.json
// calls `dependencies`, which is what an installer ships as it is: the keyring's native code. All else is a devDependency.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          loopback: at('electron/loopback/index.ts'),
          cli: at('electron/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('renderer/index.html') },
    },
    worker: { format: 'es' },
  },
});
