// A run whose process was killed: the page says how far it got, shows what was done, and resumes it.
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test('error cases that a kill has interrupted keep their results and are resumed to the end', async ({
  ownBench,
  ownPage: page,
}) => {
  await goTo(page, 'Error lab');
  await page.getByRole('button', { name: 'Run all' }).click();
  await page
    .getByText(/^[1-9]\d* of 97/)
    .first()
    .waitFor();
  await ownBench.kill();
  await ownBench.restart();
  await page.goto('about:blank');
  await page.goto(await ownBench.invite());
  await goTo(page, 'Error lab');
  const state = page.getByText(/^Interrupted after [1-9]\d* of 97 cases\.$/);
  await expect(state).toBeVisible();
  const done = Number(/\d+/.exec((await state.textContent()) ?? '')?.[0]);
  // One more may be kept: of the case whose result was written and whose event the kill took.
  const left = new RegExp(`^Not run (${97 - done}|${96 - done})$`);
  await expect(page.getByRole('radiogroup').getByText(left)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('97 as expected.', { exact: true })).toBeVisible();
});
