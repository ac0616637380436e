// axe over what is on screen. Everything it calls a violation fails, named with the elements, not only the serious ones.
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Each theme once, each size once: axe's rules on colour and on layout do not depend on one another. */
export const LOOKS = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1024, height: 700 },
] as const;

/**
 * `overlay`: a menu or list of choices is open. It is drawn at the end of the body, outside of every landmark. `piece`: what is
 * shown is one piece and no page, which has no heading and no landmark.
 */
export async function expectAccessible(page: Page, { overlay = false, piece = false } = {}): Promise<void> {
  await atRest(page);
  // Half a megabyte of script: once a page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const ofPages = piece ? ['region', 'page-has-heading-one', 'landmark-one-main'] : overlay ? ['region'] : [];
  const found = await page.evaluate(async (off) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      // Of what passes nothing is written down: that is most of the work.
      resultTypes: ['violations'],
      // What it would load, style sheets and media, is read by no rule that is on.
      preload: false,
      rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(
      ({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
    );
  }, ofPages);
  expect(found).toEqual([]);
}

/** What fades in or changes its colour is judged when it has: half-way there, no contrast is right. Spinners go on for ever. */
async function atRest(page: Page): Promise<void> {
  // A panel that shows what was, until it is known again, is dimmed to say so.
  await expect(page.locator('div[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((each) => each.finished),
    ),
  );
}
