// Builds everything: the three hosts (Electron main, loopback, CLI) as Node bundles, and the page. No preload: the page only fetches.
// Packages are bundled too: a command that reads one file instead of hundreds starts a quarter sooner. Outside stays what package.json
// calls `dependencies`, which is what an installer ships as it is: the keyring's native code. All else is a devDependency.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { cliCode } from './scripts/vite/cli-code.mjs';
import { firstPage } from './scripts/vite/first-page.mjs';
import { threadCode } from './scripts/vite/thread-code.mjs';
import { unusedParts } from './scripts/vite/unused-parts.mjs';

/** The licences of all packages that are bundled, beside the bundle: whoever gets it gets them. */
const LICENCES = { fileName: 'third-party-licences.md' };

const at = (path: string) => resolve(import.meta.dirname, path);

/** What nearly every start shows. */
const FIRST_PAGE = {
  start: at('renderer/start.tsx'),
  workbench: at('renderer/features/workbench/WorkbenchPage.tsx'),
};

/** Of every text of a page in Latin letters: laid out with another font first, all of it is laid out twice. */
const FIRST_FONTS = ['inter-latin-wght-normal', 'jetbrains-mono-latin-wght-normal'];

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
    plugins: [threadCode(), unusedParts(), cliCode(import.meta.dirname, LICENCES)],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      license: LICENCES,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          loopback: at('electron/loopback/index.ts'),
          cli: at('electron/cli/launch.ts'),
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
    plugins: [
      react(),
      fontLicences,
      firstPage({ entry: at('renderer/main.tsx'), rest: Object.values(FIRST_PAGE), fonts: FIRST_FONTS }),
    ],
    build: {
      outDir: 'out/renderer',
      minify: true,
      license: LICENCES,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html'), ...FIRST_PAGE } },
    },
    worker: { format: 'es' },
  },
});
