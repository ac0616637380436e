// Choosing a way to authorise by a few questions: with the keyboard alone, from the palette and beside the credentials of a tenant.
import { expectAccessible } from '../support/accessible.ts';
import { goTo } from '../support/go-to.ts';
import { expect, test } from '../support/test.ts';
import { addTenant, chooseTenant, sandboxUrl } from '../workbench/workbench.ts';

test.use({ journey: 'choosing a way to authorise' });

test('answers lead to a kind with its reasons, can be changed, and to its form or its client of the sandbox org', async ({
  page,
}) => {
  await chooseTenant(page, 'Sandbox org');
  await goTo(page, 'Tenants');
  await page.getByRole('button', { name: 'Which one fits?' }).click();
  const guide = page.getByRole('dialog', { name: 'Which credential fits?' });
  const answer = (name: RegExp) => guide.getByRole('button', { name });
  // The first answer has the focus, each time.
  await expect(answer(/^Okta’s management API/)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(guide.getByRole('heading', { name: 'In whose orgs does it run?' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const result = guide.getByRole('region', { name: 'What fits' });
  await expect(result.getByRole('heading', { name: 'OIN integration' })).toBeFocused();
  await expect(result).toContainText('Each customer’s org has its own ID and secret');
  await expectAccessible(page);

  await guide.getByRole('button', { name: 'Change: In whose orgs does it run?' }).click();
  await answer(/^In our own orgs/).click();
  await answer(/^Yes, or an SDK/).click();
  await expect(result.getByRole('heading', { name: 'Service app' })).toBeVisible();
  await result.getByRole('button', { name: 'Try it with Nightly Sync' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: /^Credential/ })).toContainText('Nightly Sync');

  await addTenant(page, { name: 'Acme', url: await sandboxUrl(page), production: false });
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('which credential fits');
  await page.keyboard.press('Enter');
  await answer(/^Okta’s management API/).click();
  await answer(/^A program by itself/).click();
  await answer(/^In our own orgs/).click();
  await answer(/^No: it sends a fixed header/).click();
  await expect(result).toContainText('It has all rights of the person who made it');
  await result.getByRole('button', { name: 'Add it to Acme' }).click();
  const form = page.getByRole('form', { name: 'New credential' });
  await expect(form.getByRole('radio', { name: 'API token' })).toBeChecked();
});
