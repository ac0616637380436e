// The `test` of all page tests: a host and a page for each or for a journey of several, a page that is let in, and a failure for anything that the browser's
// console calls an error (a broken policy, an exception, a missing file). Typed refusals of the host have an HTTP status,
// which the browser logs as a failed resource: those are expected and not counted.
import { type BrowserContext, test as base, expect, type Page, type ViewportSize } from '@playwright/test';
import { goTo } from './go-to.ts';
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

const AFRESH = '@afresh';

interface OfTest {
  /**
   * Tests with the same name of a journey go on where the one before has ended: one host and one page for all of them, because a
   * host and a page cost more than most tests. Each of them also passes alone, and after one that failed: then it begins with a
   * new host. A file with journeys runs its tests in their order: `test.describe.configure({ mode: 'default' })`. A test with the tag `@afresh` begins
   * with a new host in any case, because of what the one before has left.
   */
  journey: string | null;
  place: Place;
  /** A host on a folder of its own for this test, or for its journey. */
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
  /** Where the journey of the worker is. */
  travel: { at: Place | null };
}

interface Place {
  /** File and name. */
  journey: string | null;
  bench: Bench;
  /** Opened by the first test that wants one. */
  page: Page | null;
  errors: string[];
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
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  travel: [async ({}, use) => use({ at: null }), { scope: 'worker' }],
  journey: [null, { option: true }],
  place: async ({ journey, hosts, travel, workerContext }, use, { file, tags }) => {
    const name = journey === null ? null : `${file} ${journey}`;
    if (name === null || travel.at?.journey !== name || tags.includes(AFRESH)) {
      for (const page of workerContext.pages()) await page.close();
      travel.at = { journey: name, bench: await hosts.serve(), page: null, errors: [] };
    }
    await use(travel.at);
  },
  bench: async ({ place }, use) => use(place.bench),
  context: async ({ workerContext, place }, use) => {
    await use(workerContext);
    await workerContext.clearPermissions();
    for (const page of workerContext.pages()) if (page !== place.page || place.journey === null) await page.close();
  },
  page: async ({ context, place, viewport }, use) => {
    if (place.page === null) place.page = await open(context, place, viewport);
    else await settle(place.page, viewport);
    place.errors.length = 0;
    await use(place.page);
    expect(place.errors, 'errors in the console').toEqual([]);
    if (place.page.isClosed()) place.journey = null;
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  ownBench: async ({}, use) => {
    const bench = await startOwnBench();
    await use(bench);
    await bench.close();
  },
  ownPage: async ({ workerContext, ownBench, viewport }, use) => {
    const page = await workerContext.newPage();
    if (viewport) await page.setViewportSize(viewport);
    const errors = watch(page);
    await enter(page, await ownBench.invite());
    await use(page);
    expect(
      errors.filter((error) => !error.includes('ERR_CONNECTION_REFUSED')),
      'errors in the console',
    ).toEqual([]);
    await page.close();
  },
});

async function open(context: BrowserContext, place: Place, viewport: ViewportSize | null): Promise<Page> {
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  const address = await place.bench.invite();
  await forget(page, new URL(address).origin);
  place.errors = watch(page);
  await enter(page, address);
  return page;
}

/** How the next test of a journey finds the page: as a person who goes back to the Workbench. */
async function settle(page: Page, viewport: ViewportSize | null): Promise<void> {
  await page.unrouteAll({ behavior: 'wait' });
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  if (viewport) await page.setViewportSize(viewport);
  await goTo(page, 'Workbench');
}

/** What earlier tests left in the browser's storage of that address. */
async function forget(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' });
  await session.detach();
}
