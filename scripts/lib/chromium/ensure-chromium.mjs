// A Chromium for the tests: a found one, else Playwright's own, else Debian's packages where one may install them. What is got
// is a browser with windows, for the test of the app window, and the headless shell, for those of the page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.mjs';
import { findChromium } from './find-chromium.mjs';
import { isRoot } from './is-root.mjs';

const DOWNLOAD_LIMIT_MS = 180_000;
/** The shell needs half the work for each page, but is not packaged everywhere: then the browser does both. */
const PACKAGES = [['chromium', 'chromium-headless-shell'], ['chromium']];

/** @returns {Promise<{ path: string, name: string } | null>} Null after saying what to do. */
export async function ensureChromium(root) {
  const here = findChromium('tests');
  const named = process.env.SCOPEBENCH_CHROMIUM;
  // Debian's own browser with windows: its shell is a small package of the same version.
  if (here?.path === '/usr/bin/chromium' && !named && mayInstall()) {
    console.log(
      `Only ${here.path} is here for the page tests; installing its headless shell, which needs half the time ...`,
    );
    await installPackages(root, ['chromium-headless-shell']);
    return findChromium('tests') ?? here;
  }
  if (here !== null) return here;
  if (named) {
    console.error(`SCOPEBENCH_CHROMIUM names ${named}, which is not there. Correct it, or leave it out.`);
    return null;
  }
  console.log('No Chromium is here for the page tests; getting Playwright’s ...');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const limit = { cwd: root, timeoutMs: DOWNLOAD_LIMIT_MS };
  await runCommand(process.execPath, [cli, 'install', 'chromium'], limit);
  const downloaded = findChromium('tests');
  if (downloaded !== null) return downloaded;
  if (mayInstall()) {
    for (const names of PACKAGES) {
      console.log(`It cannot be downloaded here; installing ${names.join(' and ')} ...`);
      await installPackages(root, names);
      const packaged = findChromium('tests');
      if (packaged !== null) return packaged;
    }
  }
  console.error(
    'The page tests need a Chromium: install Chromium, Chrome or Edge, or name one in SCOPEBENCH_CHROMIUM, and run npm test again.',
  );
  return null;
}

function mayInstall() {
  return isRoot() && existsSync('/usr/bin/apt-get');
}

/** Whether it went well is seen by what is there afterwards. */
async function installPackages(root, names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const limit = { cwd: root, timeoutMs: DOWNLOAD_LIMIT_MS, env };
  await runCommand('apt-get', ['update', '-q'], limit);
  await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], limit);
}
