// Least privilege as a person works with it: the smallest set from the history, from files and from chosen operations, and
// its mutation on the sandbox org with the exchange behind each step.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { holdCall } from './support/hold-call.ts';
import { choose, LIST_GROUPS, LIST_USERS, mutation, needed, openLeast, tick } from './support/least-privilege.ts';
import { expect, test } from './support/test.ts';
import { callHost, chooseCredential, panel, send, tokenButton } from './workbench/workbench.ts';

const evidence = (page: Page) => page.getByRole('region', { name: 'Evidence', exact: true });

test('the smallest set is found from the history and from a file, with what is left over', async ({ page }) => {
  await tokenButton(page).click();
  await expect(panel(page, 'Token')).toContainText('1 of 1 granted');
  await send(page);
  await openLeast(page);
  await page.getByRole('button', { name: /^From the history of/ }).click();
  await expect(needed(page)).toContainText('List users');
  await expect(needed(page).getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);

  const log = ['GET /api/v1/groups', 'GET /api/v1/groups/00gexample', 'GET /no/such/path']
    .map((call) => `10.0.0.1 - - [01/Mar/2026:10:00:00 +0000] "${call} HTTP/1.1" 200 12`)
    .concat('10.0.0.1 - - [01/Mar/2026:10:00:00 +0000] "-" 408 0')
    .join('\n');
  await page
    .getByLabel('Files of calls')
    .setInputFiles({ name: 'access.log', mimeType: 'text/plain', buffer: Buffer.from(log) });
  await expect(needed(page)).toContainText('access.log: access log, 3 calls');
  await expect(needed(page)).toContainText('Left out, as it is not a request: line 4: 10.0.0.1');
  await expect(needed(page).getByRole('listitem')).toContainText(['okta.groups.read']);
  await expect(page.getByRole('region', { name: 'Not matched' })).toContainText('/no/such/path');
  await needed(page).getByRole('button', { name: 'Use in Workbench' }).click();
  await expect(panel(page, 'Scopes')).toContainText('okta.groups.read');
});

test('the set for chosen operations is checked, each step with the exchange behind it', async ({ page }) => {
  await openLeast(page);
  await choose(page, LIST_USERS);
  await expect(needed(page).getByRole('listitem')).toHaveCount(1);
  // Until the set of a newer choice is here, the old one is not checked: its check would go with it.
  const goOn = await holdCall(page, 'infer/run');
  await tick(page, LIST_GROUPS);
  await expect(mutation(page).getByRole('button', { name: 'Check it' })).toBeDisabled();
  goOn();
  await expect(needed(page).getByRole('listitem')).toHaveCount(2);
  await expect(mutation(page)).toContainText('Sends 7 requests when the set is right: 3 for tokens, 4 GETs.');
  await expectAccessible(page);
  await mutation(page).getByRole('button', { name: 'Check it' }).click();
  await expect(mutation(page).getByRole('note')).toContainText('Necessary and sufficient');
  await expect(page.getByRole('region', { name: 'With exactly the set' })).toContainText('2 of 2 calls passed');
  const without = page.getByRole('region', { name: 'Without okta.groups.read' });
  await expect(without).toContainText('needed');
  await without.getByRole('button', { name: /groups/ }).click();
  await expect(evidence(page)).toContainText('403');
  await expect(evidence(page)).toContainText('okta.users.read');
  await expect(evidence(page)).toContainText('error="insufficient_scope"');
  await expectAccessible(page);
  await evidence(page).getByRole('button', { name: 'Close the evidence' }).click();

  // Another choice is another set: the mutation of the old one goes.
  await page.getByRole('option', { name: /List groups/ }).click();
  await expect(needed(page).getByRole('listitem')).toHaveCount(1);
  await expect(without).toHaveCount(0);
});

test('a registered scope that nothing needs is the counter-example', async ({ page }) => {
  await chooseCredential(page, 'No Role Connector');
  await openLeast(page);
  // The set is still being found when another credential is chosen: it is compared with that one's registration.
  const goOn = await holdCall(page, 'infer/run');
  await choose(page, ['list system log', /^GET \/api\/v1\/logs/]);
  await chooseCredential(page, 'Partial Sync');
  goOn();
  await expect(page.getByRole('region', { name: 'Unused' })).toContainText('okta.groups.manage');
  await mutation(page)
    .getByText(/^Registered \d/)
    .click();
  await mutation(page).getByRole('button', { name: 'Check it' }).click();
  // It is registered with more than it is granted: said, and no claim is made of the whole.
  await expect(mutation(page).getByRole('note')).toContainText('Not shown to be sufficient');
  await expect(page.getByRole('region', { name: 'With exactly the set' })).toContainText('did not grant');
  await expect(page.getByRole('region', { name: 'Without okta.users.read' })).toContainText('not needed');
  await expect(page.getByRole('region', { name: 'Without okta.logs.read' })).toContainText('Scope missing');
});

test('a mutation that waits for the rate limit says so and is cancelled', async ({ page }) => {
  await callHost(page, 'sandbox/addFault', { fault: 'status=429,wait=60,path=/api/v1/apps' });
  await openLeast(page);
  await choose(page, ['list applications', /^GET \/api\/v1\/apps List applications$/]);
  const check = mutation(page).getByRole('button', { name: /^Check it/ });
  await check.click();
  await expect(mutation(page).getByText('The org’s rate limit is reached.')).toBeVisible();
  await mutation(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(mutation(page).getByRole('note')).toContainText('Cancelled');
  await expect(check).toBeVisible();
});
