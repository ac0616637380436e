// The `test` of all page tests: a host and a page of its own for each, a page that is let in, and a failure for anything that the browser's
// console calls an error (a broken policy, an exception, a missing file). Typed refusals of the host have an HTTP status,
// which the browser logs as a failed resource: those are expected and not counted.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Bench, type HostProcess, type OwnBench, startHostProcess, startOwnBench } from './start-bench.ts';

export { expect };

const EXPECTED = /^Failed to load resource: .*$/;

/** Collects what the console calls an error; `failOn` is checked when the test is over. */
function watch(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const own = /\/(rpc|bodies)\//.test(url) || url.includes('/session');
    if (EXPECTED.test(message.text()) && own) return;
    found.push(`${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => found.push(error.stack ?? error.message));
  return found;
}

async function enter(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

interface OfTest {
  /** A host on a folder of its own for this test. */
  bench: Bench;
  page: Page;
  /** The same as a process of its own, for what kills it. */
  ownBench: OwnBench;
  /** A page on `ownBench`. A host that is killed makes the browser log refused connections: those are not counted here. */
  ownPage: Page;
}

interface OfWorker {
  hosts: HostProcess;
  /** One for all tests of a worker: what the browser has compiled of the page is used again. */
  workerContext: BrowserContext;
}

export const test = base.extend<OfTest, OfWorker>({
  hosts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use) => {
      const hosts = startHostProcess();
      await use(hosts);
      await hosts.close();
    },
    { scope: 'worker' },
  ],
  workerContext: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  bench: async ({ hosts }, use) => use(await hosts.serve()),
  context: async ({ workerContext }, use) => {
    await use(workerContext);
    await workerContext.clearPermissions();
    for (const page of workerContext.pages()) await page.close();
  },
  page: async ({ context, bench, viewport }, use) => {
    const page = await context.newPage();
    if (viewport) await page.setViewportSize(viewport);
    const address = await bench.invite();
    await forget(page, new URL(address).origin);
    const errors = watch(page);
    await enter(page, address);
    await use(page);
    expect(errors, 'errors in the console').toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  ownBench: async ({}, use) => {
    const bench = await startOwnBench();
    await use(bench);
    await bench.close();
  },
  ownPage: async ({ context, ownBench, viewport }, use) => {
    const page = await context.newPage();
    if (viewport) await page.setViewportSize(viewport);
    const errors = watch(page);
    await enter(page, await ownBench.invite());
    await use(page);
    expect(
      errors.filter((error) => !error.includes('ERR_CONNECTION_REFUSED')),
      'errors in the console',
    ).toEqual([]);
  },
});

/** What earlier tests left in the browser's storage of that address. */
async function forget(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' });
  await session.detach();
}
