// Builds when there is no build or the sources are no longer those it was made of. Observed by a hash of their content: times
// change with every checkout, content does not.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, wasStopped } from './run-command.mjs';

const SOURCES = ['electron', 'shared', 'renderer', 'resources', 'electron.vite.config.ts', 'package.json'];
const RESULTS = [
  ...['index', 'loopback', 'cli', 'data-folder'].map((name) => `out/main/${name}.js`),
  'out/main/cli/index.cjs',
  'out/renderer/index.html',
];

/**
 * @param {string} root
 * @param {{ force?: boolean, quiet?: boolean }} [options]
 * @returns {Promise<{ ok: boolean, built: boolean, seconds: number, output: string }>}
 */
export async function ensureBuilt(root, options = {}) {
  const { force = false, quiet = false } = options;
  const stamp = join(root, 'out', '.built-from');
  const hash = hashSources(root);
  const fresh = RESULTS.every((file) => existsSync(join(root, file))) && readOrEmpty(stamp) === hash;
  if (fresh && !force) return { ok: true, built: false, seconds: 0, output: '' };
  if (!quiet) console.log('Building ...');
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = await runCommand(process.execPath, [script, 'build'], { cwd: root });
  const ok = result.code === 0;
  if (ok) writeFileSync(stamp, hash);
  if (!quiet) {
    if (ok) console.log(`Built in ${result.seconds.toFixed(0)} s.`);
    else if (!wasStopped()) console.error(`${result.output.trimEnd()}\nThe build failed.`);
  }
  return { ok, built: true, seconds: result.seconds, output: result.output };
}

function hashSources(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesUnder(root, source)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
      );
  } catch {
    return [path];
  }
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
