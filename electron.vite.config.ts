// Builds everything: the three hosts (Electron main, loopback, CLI) as Node bundles, and the page. No preload: the page only fetches.
// Packages are bundled too: a command that reads one file instead of hundreds starts a quarter sooner. Outside stays what package.json
// calls `dependencies`, which is what an installer ships as it is: the keyring's native code. All else is a devDependency.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { threadCode } from './scripts/lib/thread-code.mjs';

/** The licences of all packages that are bundled, beside the bundle: whoever gets it gets them. */
const LICENCES = { fileName: 'third-party-licences.md' };

const at = (path: string) => resolve(import.meta.dirname, path);

/** Fonts come in by CSS, which the list above does not see. */
const fontLicences: Plugin = {
  name: 'font-licences',
  async generateBundle() {
    for (const font of ['inter', 'jetbrains-mono'])
      this.emitFile({
        type: 'asset',
        fileName: `font-licence-${font}.txt`,
        source: await readFile(at(`node_modules/@fontsource-variable/${font}/LICENSE`)),
      });
  },
};

export default defineConfig({
  main: {
    plugins: [threadCode()],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      license: LICENCES,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          loopback: at('electron/loopback/index.ts'),
          cli: at('electron/cli/index.ts'),
          // For the launcher, which keeps crash.log where the hosts keep everything.
          'data-folder': at('electron/adapters/stores/data-folder.ts'),
          // For the page tests, which serve one data folder after the other from one process.
          'serve-loopback': at('electron/hosting/serve-loopback.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), fontLicences],
    build: {
      outDir: 'out/renderer',
      minify: true,
      license: LICENCES,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('renderer/index.html') },
    },
    worker: { format: 'es' },
  },
});
