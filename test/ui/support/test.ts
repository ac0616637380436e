// The `test` of all page tests: one host a worker, a page that is let in, and a failure for anything that the browser's
// console calls an error (a broken policy, an exception, a missing file). Typed refusals of the host have an HTTP status,
// which the browser logs as a failed resource: those are expected and not counted.
import { test as base, expect, type Page } from '@playwright/test';
import { type Bench, startBench } from './start-bench.ts';

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

async function enter(page: Page, bench: Bench): Promise<void> {
  await page.goto(await bench.invite());
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

export const test = base.extend<{ page: Page; ownBench: Bench; ownPage: Page }, { bench: Bench }>({
  /** Shared by the tests of a worker: they may find what an earlier one left. */
  bench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
    async ({}, use) => {
      const bench = await startBench();
      await use(bench);
      await bench.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ page, bench }, use) => {
    const errors = watch(page);
    await enter(page, bench);
    await use(page);
    expect(errors, 'errors in the console').toEqual([]);
  },
  /** A host and data folder of the test's own, for what must start from nothing or breaks things. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  ownBench: async ({}, use) => {
    const bench = await startBench();
    await use(bench);
    await bench.close();
  },
  /** A page on `ownBench`. A host that is killed makes the browser log refused connections: those are not counted here. */
  ownPage: async ({ context, ownBench }, use) => {
    const page = await context.newPage();
    const errors = watch(page);
    await enter(page, ownBench);
    await use(page);
    expect(
      errors.filter((error) => !error.includes('ERR_CONNECTION_REFUSED')),
      'errors in the console',
    ).toEqual([]);
  },
});
