// A Vite plugin: builds the code of the command line beside its launcher (electron/cli/launch.ts), as scripts of CommonJS in chunks,
// and runs it once so that Node's code cache of each chunk can be kept with it. Modules of ECMAScript have no such cache in Node 20,
// and of the time of a short command reading and compiling is the larger half.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { threadCode } from './thread-code.mjs';
import { unusedParts } from './unused-parts.mjs';

const run = promisify(execFile);

/**
 * @param {string} root the project's folder: the configuration that calls this is bundled, and is elsewhere then
 * @param {{ fileName: string }} license where the licences of bundled packages are written
 * @returns {import('vite').Plugin}
 */
export function cliCode(root, license) {
  return {
    name: 'cli-code',
    async writeBundle({ dir = '' }) {
      const folder = resolve(dir, 'cli');
      await build({
        configFile: false,
        logLevel: 'error',
        plugins: [threadCode(), unusedParts()],
        define: { 'import.meta.dirname': '__dirname' },
        build: {
          ssr: join(root, 'electron/cli/index.ts'),
          outDir: folder,
          emptyOutDir: true,
          target: 'node20',
          minify: true,
          sourcemap: true,
          license,
          rolldownOptions: {
            output: {
              format: 'cjs',
              entryFileNames: '[name].cjs',
              chunkFileNames: '[name]-[hash].cjs',
            },
          },
        },
        ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
      });
      await keepCodeCache(root, resolve(dir, 'cli.js'), folder);
    },
  };
}

/** A machine that lets no program listen on loopback gets no cache: everything works without it, and starts slower. */
async function keepCodeCache(root, launcher, folder) {
  const data = await mkdtemp(join(tmpdir(), 'scopebench-build-'));
  try {
    const args = ['send', 'GET', '/api/v1/users?limit=2', '--json', '--data-dir', data];
    await run(process.execPath, [join(root, 'scripts/vite/keep-code-cache.mjs'), launcher, folder, ...args]);
  } catch (error) {
    console.warn(`The command line starts slower: its code cache could not be made (${error.message.split('\n')[0]}).`);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
