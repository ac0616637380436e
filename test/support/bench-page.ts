// For benchmarks of the page: the built app on its loopback host with a folder of its own, in a Chromium of 1440 × 900.
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium/find-chromium.mjs';
import { isRoot } from '../../scripts/lib/chromium/is-root.mjs';
import { startLoopback } from '../../scripts/lib/loopback-host.mjs';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import { tempFolder } from './temp-folder.ts';

/** `work` gets a blank page and the address of the app. */
export async function withBenchPage(work: (page: Page, url: string) => Promise<void>): Promise<void> {
  const folder = await tempFolder();
  const host = await startLoopback(projectRoot, { dataDir: folder.path, port: '0' });
  if (!('url' in host)) throw new Error('The app did not start. Run `npm run build` first.');
  const browser = await chromium.launch({ executablePath: findChromium('tests')?.path, chromiumSandbox: !isRoot() });
  try {
    await work(await browser.newPage({ viewport: { width: 1440, height: 900 } }), host.url);
  } finally {
    await browser.close();
    host.stop();
    await host.ended;
    await folder.remove();
  }
}

export const goToPage = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();

/** Of numbers in any order; `share` 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
