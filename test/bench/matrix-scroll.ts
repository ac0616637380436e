// How evenly the matrix of 55 scopes × 288 operations scrolls, while its sweep runs and when it is paused: the time between
// two frames. The baseline is a bare page in the same browser that scrolls an empty box of the same size by the same steps.
// Needs `npm run build`. The browser without windows draws without a GPU, which is the worst case.
import type { Page } from '@playwright/test';
import { goToPage, quantile, withBenchPage } from '../support/bench-page.ts';

const STEPS = { down: [0, 40], across: [60, 0], diagonal: [60, 40] } as const;
const FRAMES = 200;
const LATE_MS = 1000 / 30;

/** Scrolls to and fro, a step a frame; gives the times between frames in ms. */
function scroll(page: Page, selector: string, [across, down]: readonly [number, number]): Promise<number[]> {
  return page.evaluate(
    async ([query, byX, byY, frames]) => {
      const box = document.querySelector(query);
      if (!box) throw new Error(`There is no ${query}.`);
      const nextFrame = () => new Promise<number>((done) => requestAnimationFrame(done));
      box.scrollTo(0, 0);
      await nextFrame();
      let last = await nextFrame();
      let [x, y] = [byX, byY];
      const times: number[] = [];
      for (let at = 0; at < frames; at += 1) {
        if (box.scrollLeft + box.clientWidth >= box.scrollWidth - 1) x = -byX;
        if (box.scrollLeft <= 0) x = byX;
        if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) y = -byY;
        if (box.scrollTop <= 0) y = byY;
        box.scrollBy(x, y);
        const now = await nextFrame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    [selector, across, down, FRAMES] as const,
  );
}

async function measure(page: Page, what: string, selector: string, bare: Map<string, number>): Promise<void> {
  for (const [way, step] of Object.entries(STEPS)) {
    const times = await scroll(page, selector, step);
    const late = quantile(times, 0.95);
    if (!bare.has(way)) bare.set(way, late);
    console.log(
      `matrix, ${what}, ${way}: frames median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${late.toFixed(1)} ms, ` +
        `longest ${Math.max(...times).toFixed(0)} ms; ${times.filter((ms) => ms > LATE_MS).length} of ${FRAMES} over ` +
        `${LATE_MS.toFixed(0)} ms; ratio of p95 to a bare box ${(late / (bare.get(way) ?? late)).toFixed(2)}`,
    );
  }
}

export async function run(): Promise<void> {
  await withBenchPage(async (page, url) => {
    const bare = new Map<string, number>();
    await page.setContent(
      '<div id="box" style="width:1000px;height:680px;overflow:auto"><div style="width:8900px;height:1730px"></div></div>',
    );
    await measure(page, 'bare box', '#box', bare);
    await page.goto(url);
    await goToPage(page, 'Sweep');
    await page.getByRole('button', { name: 'New sweep' }).first().click();
    await page.getByText('All safe GETs').click();
    await page.getByText('Each scope alone').click();
    await page.getByText('100 %').click();
    const start = page.getByRole('button', { name: 'Start sweep' });
    await start.isEnabled();
    const before = Date.now();
    await start.click();
    await page.getByRole('grid', { name: 'Matrix' }).waitFor();
    console.log(`matrix: shown ${Date.now() - before} ms after the start`);
    await page.getByRole('button', { name: /^Allowed \d{2,}/ }).waitFor();
    await measure(page, 'running', '[role=grid]', bare);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).first().waitFor();
    await measure(page, 'paused', '[role=grid]', bare);
  });
}
