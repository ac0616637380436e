// axe over what is on screen. Everything it calls a violation fails, named with the elements, not only the serious ones.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * `overlay`: a menu or list of choices is open. It is drawn at the end of the body, outside of every landmark. `piece`: what is
 * shown is one piece and no page, which has no heading and no landmark.
 */
export async function expectAccessible(page: Page, { overlay = false, piece = false } = {}): Promise<void> {
  await atRest(page);
  // Of what passes nothing is written down, and there is no frame in the page that a second page would be needed for: that is
  // most of the work.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const ofPages = piece ? ['region', 'page-has-heading-one', 'landmark-one-main'] : overlay ? ['region'] : [];
  const { violations } = await (ofPages.length > 0 ? axe.disableRules(ofPages) : axe).analyze();
  const found = violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact}): ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
  );
  expect(found).toEqual([]);
}

/** What fades in or changes its colour is judged when it has: half-way there, no contrast is right. Spinners go on for ever. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((each) => each.finished),
    ),
  );
}
