// `npm run screenshots`: makes the pictures of the README from the built app and the sandbox org, always the same way.
// `npm run screenshots -- --all DIR` takes every page at 1440×900 and 1024×700 in both themes, for looking at one's work.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from './lib/chromium/find-chromium.mjs';
import { isRoot } from './lib/chromium/is-root.mjs';
import { startLoopback } from './lib/loopback-host.mjs';
import { projectRoot } from './lib/project-root.mjs';

const { values } = parseArgs({ options: { all: { type: 'string' } } });
const README_SIZE = { width: 1440, height: 900 };
const SIZES = [README_SIZE, { width: 1024, height: 700 }];
const PAGES = ['Workbench', 'Scopes', 'Sweep', 'Error lab', 'History', 'Tenants', 'Sandbox', 'Settings'];

const dataDir = await mkdtemp(join(tmpdir(), 'scopebench-shots-'));
const host = await startLoopback(projectRoot, { dataDir, port: '0' });
if (!('url' in host)) throw new Error('The app did not start. Run `npm run build` first.');
const browser = await chromium.launch({ executablePath: findChromium('tests')?.path, chromiumSandbox: !isRoot() });
try {
  // One window for all: the address lets one page in. Theme and size change under it.
  const page = await browser.newPage({ viewport: README_SIZE, colorScheme: 'light' });
  await page.goto(host.url);
  await doMainJob(page);
  if (values.all) await takeAll(page, values.all);
  else await takeReadme(page, join(projectRoot, 'docs', 'screenshots'));
} finally {
  await browser.close();
  host.stop();
  await host.ended;
  await rm(dataDir, { recursive: true, force: true });
}

/** A token and a list of users, so that the pages have something to show. */
async function doMainJob(page) {
  await page
    .getByRole('button', { name: /^Request token/ })
    .first()
    .click();
  await page
    .getByText(/1 of 1 granted/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Send/ }).first().click();
  await page.getByText('200 OK').first().waitFor();
  await page.getByText('"firstName"').first().waitFor();
}

async function takeReadme(page, folder) {
  await mkdir(folder, { recursive: true });
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(folder, `workbench-${scheme}.png`) });
  }
}

async function takeAll(page, folder) {
  await mkdir(folder, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const name of PAGES) {
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.screenshot({
          path: join(folder, `${name.toLowerCase().replaceAll(' ', '-')}-${size.width}-${scheme}.png`),
        });
      }
    }
  }
}
