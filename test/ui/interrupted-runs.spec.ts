// A run whose process was killed: the page says how far it got, shows what was done, and resumes it.
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import { goTo } from './support/go-to.ts';
import { choose, LIST_GROUPS, LIST_USERS, mutation, openLeast } from './support/least-privilege.ts';
import { expect, test } from './support/test.ts';
import { callHost } from './workbench/workbench.ts';

const CASES = errorCases().length;

test('error cases and a check by calls that a kill has interrupted keep their results and are resumed to the end', async ({
  ownBench,
  ownPage: page,
}) => {
  // A call that is not answered keeps the run from its end, however fast the machine is.
  await goTo(page, 'Sandbox');
  await page.getByRole('button', { name: 'Another fault…' }).click();
  const form = page.getByRole('form', { name: 'New fault' });
  await form.getByRole('combobox', { name: 'What goes wrong' }).click();
  await page.getByRole('option', { name: 'Delayed response' }).click();
  await form.getByRole('textbox', { name: 'ms, or ms±ms' }).fill('600000');
  await form.getByRole('combobox', { name: 'How often' }).click();
  await page.getByRole('option', { name: 'Every nth call' }).click();
  await form.getByRole('textbox', { name: 'n', exact: true }).fill('40');
  await form.getByRole('button', { name: 'Add fault' }).click();
  await expect(page.getByRole('list', { name: 'Faults that are on' })).toBeVisible();

  // So does one that the check by calls needs.
  await callHost(page, 'sandbox/addFault', { fault: 'latency=600000,path=/api/v1/groups' });
  await openLeast(page);
  await choose(page, LIST_USERS, LIST_GROUPS);
  await mutation(page).getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByRole('region', { name: 'With exactly the set' })).toBeVisible();

  await goTo(page, 'Error lab');
  await page.getByRole('button', { name: 'Run all' }).click();
  await page
    .getByText(new RegExp(`^[1-9]\\d* of ${CASES}`))
    .first()
    .waitFor();
  await ownBench.kill();
  // The fault went with the process.
  await ownBench.restart();
  await page.goto('about:blank');
  await page.goto(await ownBench.invite());
  await goTo(page, 'Error lab');
  const state = page.getByText(new RegExp(`^Interrupted after [1-9]\\d* of ${CASES} cases\\.$`));
  await expect(state).toBeVisible();
  const done = Number(/\d+/.exec((await state.textContent()) ?? '')?.[0]);
  // One more may be kept: of the case whose result was written and whose event the kill took.
  const left = new RegExp(`^Not run (${CASES - done}|${CASES - done - 1})$`);
  await expect(page.getByRole('radiogroup').getByText(left)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(`${CASES} as expected.`, { exact: true })).toBeVisible();

  await openLeast(page);
  await expect(mutation(page)).toContainText('Interrupted');
  await mutation(page).getByRole('button', { name: 'Resume' }).click();
  await expect(mutation(page).getByRole('note')).toContainText('Necessary and sufficient');
});
