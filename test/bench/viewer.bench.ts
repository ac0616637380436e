// The bench itself: see viewer.mjs. Times are milliseconds from the moment the bytes are in the page.
import { expect, type Page, test } from '@playwright/test';
import { type HarnessServer, startHarness } from '../ui/viewer/harness/build-harness.ts';
import { usersOfSize } from '../ui/viewer/harness/made-up-bodies.ts';
import type { Harness } from '../ui/viewer/harness/main.tsx';

declare global {
  interface Window {
    harness: Harness;
  }
}

const sizes = (process.env.VIEWER_BENCH_MB ?? '1,10').split(',').map(Number);
let server: HarnessServer;
test.beforeAll(async () => {
  server = await startHarness();
});
test.afterAll(() => server.close());

interface Figures {
  firstRows: number;
  allRead: number;
  search: number;
  scrollP95: number;
  longest: number;
  pre: number;
  parse: number;
}

const measure = async (page: Page, url: string): Promise<Figures> =>
  page.evaluate(async (bodyUrl) => {
    const until = <T>(look: () => T | null | undefined | false): Promise<T> =>
      new Promise((resolve) => {
        const tick = (): void => {
          const found = look();
          if (found) resolve(found);
          else requestAnimationFrame(tick);
        };
        tick();
      });
    const frames = (n: number): Promise<void> =>
      new Promise((resolve) => {
        const tick = (left: number): void => {
          if (left === 0) resolve();
          else requestAnimationFrame(() => tick(left - 1));
        };
        tick(n);
      });
    // the bytes are in the page before the clock starts, so that no network is timed
    const blob = await (await fetch(bodyUrl)).blob();
    const bytes = await blob.arrayBuffer();
    const { harness } = window;
    // a small body first: the app has long drawn something when a response arrives
    harness.show({ text: '{"warm":true}' });
    await until(() => document.querySelector('[role=option] span span'));
    harness.clear();
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
    await frames(20);
    harness.seen.longTasks.length = 0;
    const start = performance.now();
    harness.showBytes(bytes, bytes.byteLength);
    await until(() => document.querySelectorAll('[role=option] span span').length > 20);
    const firstRows = performance.now() - start;
    await until(() => document.querySelector('[role=tab][data-mode=tree]:not(:disabled)'));
    const allRead = performance.now() - start;

    const list = await until(() => document.querySelector<HTMLElement>('[role=listbox]'));
    await frames(10);
    harness.seen.longTasks.length = 0;
    const gaps: number[] = [];
    let before = performance.now();
    for (let i = 0; i < 120; i++) {
      list.scrollTop += 240;
      await frames(1);
      const now = performance.now();
      gaps.push(now - before);
      before = now;
    }
    gaps.sort((a, b) => a - b);
    const scrollP95 = gaps[Math.floor(gaps.length * 0.95)] ?? 0;
    await frames(10);
    const longest = Math.max(0, ...harness.seen.longTasks);

    const input = await until(() => document.querySelector<HTMLInputElement>('[aria-label="Find in the body"]'));
    const searchStart = performance.now();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(input, 'person1234567890');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => document.body.textContent?.includes('No match'));
    const search = performance.now() - searchStart - 80;
    harness.clear();

    const text = new TextDecoder().decode(bytes);
    const parseStart = performance.now();
    const value = JSON.parse(text);
    const parse = performance.now() - parseStart;
    let pre = Number.NaN;
    if (bytes.byteLength <= 12e6) {
      const preStart = performance.now();
      const element = document.createElement('pre');
      element.style.cssText = 'height:600px;overflow:auto';
      element.textContent = JSON.stringify(value, null, 2);
      document.body.append(element);
      element.getBoundingClientRect();
      await frames(2);
      pre = performance.now() - preStart;
      element.remove();
    }
    return { firstRows, allRead, search, scrollP95, longest, pre, parse };
  }, url);

for (const mb of sizes) {
  test(`${mb} MB`, async ({ page }) => {
    server.bodies.set(`${mb}`, usersOfSize(mb * 1e6));
    await page.goto(server.url);
    const f = await measure(page, `${server.url}body/${mb}`);
    const ms = (n: number): string => `${n.toFixed(0)} ms`;
    const ratio = (a: number, b: number): string => (Number.isNaN(b) ? '—' : `${(a / b).toFixed(3)}×`);
    console.log(
      `${mb} MB: first rows ${ms(f.firstRows)} (${ratio(f.firstRows, f.parse)} JSON.parse, ${ratio(f.firstRows, f.pre)} <pre>), ` +
        `all read ${ms(f.allRead)} (${ratio(f.allRead, f.parse)} JSON.parse), search ${ms(f.search)}, ` +
        `scroll p95 ${f.scrollP95.toFixed(1)} ms, longest task while scrolling ${ms(f.longest)}, ` +
        `JSON.parse ${ms(f.parse)}, <pre> ${Number.isNaN(f.pre) ? 'not tried' : ms(f.pre)}`,
    );
    expect(f.firstRows).toBeGreaterThan(0);
  });
}
