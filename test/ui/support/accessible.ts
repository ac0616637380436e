// axe over what is on screen. Everything it calls a violation fails, named with the elements, not only the serious ones.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `overlay`: a menu or list of choices is open. It is drawn at the end of the body, outside of every landmark. */
export async function expectAccessible(page: Page, { overlay = false } = {}): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (overlay ? axe.disableRules(['region']) : axe).analyze();
  const found = violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact}): ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
  );
  expect(found).toEqual([]);
}
