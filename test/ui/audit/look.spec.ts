import { expect, test } from '../support/test.ts';
import { goTo } from '../support/go-to.ts';
test('look', async ({ page }) => {
  const shot = async (name: string) => {
    for (const [w, h] of [[1440, 900], [1024, 700]] as const)
      for (const scheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width: w, height: h });
        await page.emulateMedia({ colorScheme: scheme });
        await page.screenshot({ path: `/tmp/t/shots/${name}-${w}-${scheme}.png` });
      }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await goTo(page, 'Audit');
  await page.getByRole('form', { name: 'New audit' }).waitFor();
  await shot('form');
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await expect(page.getByText(/^10 clients:/)).toBeVisible();
  await shot('table');
  await page.getByRole('option', { name: /No Role Connector/ }).click();
  await page.getByRole('region', { name: 'No Role Connector', exact: true }).waitFor();
  await shot('client');
  await page.getByRole('button', { name: 'New audit' }).click();
  await page.getByRole('combobox', { name: 'Credential of the audit' }).selectOption({ label: 'Partial Sync · OIN integration' });
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await page.getByRole('button', { name: /parts could not be seen/ }).click();
  await shot('blind');
});
