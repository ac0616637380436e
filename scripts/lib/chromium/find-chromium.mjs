// An installed browser of the Chromium family: for the app window (a full one) and for the page tests (any that works).
// By files alone, so that it needs no package and starts nothing.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../project-root.mjs';

/**
 * @param {'window' | 'tests'} purpose Tests prefer the very build that their Playwright was made for.
 * @returns {{ path: string, name: string } | null} `SCOPEBENCH_CHROMIUM` overrides everything, for better or worse.
 */
export function findChromium(purpose, env = process.env) {
  const own = env.SCOPEBENCH_CHROMIUM;
  if (own) return existsSync(own) ? { path: own, name: 'the one named in SCOPEBENCH_CHROMIUM' } : null;
  const installed = installedBrowsers(purpose, env).filter(({ path }) => isExecutable(path));
  const playwright = playwrightBrowsers(purpose, env).filter(({ path }) => isExecutable(path));
  const [found] = purpose === 'tests' ? [...playwright, ...installed] : [...installed, ...playwright];
  return found ?? null;
}

/** The headless shell first for tests: it draws no window around the page, which is half of the work. */
function installedBrowsers(purpose, env) {
  if (process.platform === 'darwin') {
    return [
      ['Chromium', 'Chromium'],
      ['Google Chrome', 'Google Chrome'],
      ['Microsoft Edge', 'Microsoft Edge'],
    ].flatMap(([name, app]) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) => ({
        name,
        path: join(folder, `${app}.app`, 'Contents', 'MacOS', app),
      })),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return [
      ['Chromium', 'Chromium\\Application\\chrome.exe'],
      ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
      ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ].flatMap(([name, file]) => roots.map((folder) => ({ name, path: join(folder, file) })));
  }
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return [
    ...(purpose === 'tests' ? [['Chromium’s headless shell', ['chromium-headless-shell']]] : []),
    ['Chromium', ['chromium', 'chromium-browser']],
    ['Google Chrome', ['google-chrome-stable', 'google-chrome']],
    ['Microsoft Edge', ['microsoft-edge-stable', 'microsoft-edge']],
  ].flatMap(([name, files]) =>
    files.flatMap((file) => folders.filter(Boolean).map((folder) => ({ name, path: join(folder, file) }))),
  );
}

/** Newest first; the revision of the installed Playwright before all. The headless shell cannot show a window. */
function playwrightBrowsers(purpose, env) {
  const cache = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
  };
  const usual = cache[process.platform] ?? env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || join(usual, 'ms-playwright');
  const wanted = wantedRevision();
  const revision = (name) => Number(name.split('-').pop());
  const rank = (name) => (revision(name) === wanted ? Number.POSITIVE_INFINITY : revision(name));
  const isShell = (name) => (name.includes('headless_shell') ? 1 : 0);
  const pattern = purpose === 'tests' ? /^chromium(_headless_shell)?-\d+$/ : /^chromium-\d+$/;
  return list(folder)
    .filter((name) => pattern.test(name))
    .sort((a, b) => (rank(a) === rank(b) ? isShell(b) - isShell(a) : rank(b) - rank(a)))
    .flatMap((name) => executablesIn(join(folder, name)).map((path) => ({ name: 'Playwright’s Chromium', path })));
}

/** The folder and file names have changed over the years; all that are known are looked for. */
function executablesIn(folder) {
  const mac = (app) => join(`${app}.app`, 'Contents', 'MacOS', app);
  const files = {
    darwin: [mac('Chromium'), mac('Google Chrome for Testing'), 'headless_shell', 'chrome-headless-shell'],
    win32: ['chrome.exe', 'headless_shell.exe', 'chrome-headless-shell.exe'],
  }[process.platform] ?? ['chrome', 'headless_shell', 'chrome-headless-shell'];
  return list(folder).flatMap((part) => files.map((file) => join(folder, part, file)));
}

function wantedRevision() {
  try {
    const file = join(projectRoot, 'node_modules', 'playwright-core', 'browsers.json');
    const { browsers } = JSON.parse(readFileSync(file, 'utf8'));
    return Number(browsers.find((browser) => browser.name === 'chromium').revision);
  } catch {
    return -1;
  }
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
