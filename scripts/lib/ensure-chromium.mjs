// A Chromium for the tests: a found one, else Playwright's own, else Debian's packages where one may install them. What is got
// is a browser with windows, for the test of the app window, and the headless shell, for those of the page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { isRoot } from './is-root.mjs';
import { runCommand } from './run-command.mjs';

const DOWNLOAD_LIMIT_MS = 180_000;
/** The shell needs half the work for each page, but is not packaged everywhere: then the browser does both. */
const PACKAGES = [['chromium', 'chromium-headless-shell'], ['chromium']];

/** @returns {Promise<{ path: string, name: string } | null>} Null after saying what to do. */
export async function ensureChromium(root) {
  const here = findChromium('tests');
  if (here !== null) return here;
  const named = process.env.SCOPEBENCH_CHROMIUM;
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
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update', '-q'], { ...limit, env });
    for (const names of PACKAGES) {
      console.log(`It cannot be downloaded here; installing ${names.join(' and ')} ...`);
      await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { ...limit, env });
      const packaged = findChromium('tests');
      if (packaged !== null) return packaged;
    }
  }
  console.error(
    'The page tests need a Chromium: install Chromium, Chrome or Edge, or name one in SCOPEBENCH_CHROMIUM, and run npm test again.',
  );
  return null;
}
