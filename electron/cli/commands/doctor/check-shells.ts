// What can show the window: Electron's binary and an installed Chromium, both by looking for files. Nothing is started,
// and `require('electron')` is not asked, because that would try to download it.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { World } from '../../world.ts';
import { type Finding, fine, remark } from './finding.ts';

const BINARY: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

export function checkElectron(root: string, world: World): Finding {
  const found = findElectron(root, world);
  if (found !== null) return fine('electron', `Electron is at ${found}.`);
  return remark(
    'electron',
    'The binary of Electron is not installed.',
    'The window opens in an installed browser instead, or serves an address for one; the command line does not need it.',
    'Where downloads are allowed, npm start fetches it. ELECTRON_OVERRIDE_DIST_PATH names a folder that has it.',
  );
}

function findElectron(root: string, { env, machine }: World): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const named = readText(join(folder, 'path.txt'))?.trim();
  const binary = named || (BINARY[machine.platform] ?? 'electron');
  const own = env.ELECTRON_OVERRIDE_DIST_PATH;
  return [...(own ? [join(own, binary)] : []), join(folder, 'dist', binary)].find((path) => existsSync(path)) ?? null;
}

export function checkBrowser(world: World): Finding {
  const found = findBrowser(world);
  if (found !== null) return fine('browser', `A browser that can show the window is at ${found}.`);
  return remark(
    'browser',
    'No Chromium, Chrome or Edge was found.',
    'scopebench serve still works: open its address in any browser.',
    'Install one of them to get a window of its own.',
  );
}

function findBrowser({ env, machine: { platform } }: World): string | null {
  if (platform === 'darwin') return firstThere(MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`));
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((base) => base !== undefined);
    return firstThere(bases.flatMap((base) => WINDOWS.map((path) => join(base, path))));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return firstThere(NAMES.flatMap((name) => folders.map((folder) => join(folder, name))));
}

function firstThere(paths: string[]): string | null {
  return paths.find((path) => existsSync(path)) ?? null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
