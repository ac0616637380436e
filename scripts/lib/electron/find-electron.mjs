// Where Electron's binary is, found by files alone: `require('electron')` would start a download when it is missing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../run-command.mjs';

const DOWNLOAD_LIMIT_MS = 180_000;
/** A download that failed is not tried again for a day, unless Electron is asked for by name. */
const REMEMBER_MS = 24 * 3600 * 1000;

const NAMES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** @returns {string | null} The path of the executable. `ELECTRON_OVERRIDE_DIST_PATH` names a folder that holds one. */
export function findElectron(root, env = process.env) {
  const folder = join(root, 'node_modules', 'electron');
  const usual = NAMES[process.platform] ?? 'electron';
  const recorded = readText(join(folder, 'path.txt')) || usual;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = override ? [join(override, recorded), join(override, usual)] : [join(folder, 'dist', recorded)];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/**
 * Tries to download the binary once.
 * @returns {Promise<{ path: string | null, reason: string }>} `reason` says why there is none.
 */
export async function downloadElectron(root, options = {}) {
  const folder = join(root, 'node_modules', 'electron');
  const version = JSON.parse(readText(join(folder, 'package.json')) || '{}').version ?? 'unknown';
  const note = join(root, 'node_modules', '.cache', 'scopebench', 'electron-download.json');
  const past = JSON.parse(readText(note) || 'null');
  if (!options.again && past?.version === version && Date.now() - past.failedAt < REMEMBER_MS) {
    return { path: null, reason: 'its download failed earlier today' };
  }
  console.log(`Downloading Electron ${version} (some 120 MB, once) ...`);
  const limit = { cwd: root, timeoutMs: DOWNLOAD_LIMIT_MS };
  const result = await runCommand(process.execPath, [join(folder, 'install.js')], limit);
  const path = findElectron(root);
  if (result.code === 0 && path !== null) return { path, reason: '' };
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ version, failedAt: Date.now() }));
  return { path: null, reason: result.timedOut ? 'its download took too long' : 'it cannot be downloaded here' };
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
