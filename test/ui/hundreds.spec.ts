// A day with hundreds of customers: 500 tenants are chosen among, looked through, changed and found by typing, wherever one is chosen; and the
// palette takes every key that follows its shortcut.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { test as base, expect } from './support/test.ts';
import { paletteAndType } from './support/type-at-once.ts';
import { callHost, chooseTenant, send } from './workbench/workbench.ts';

/** Every tenth is production, every third has a client ID. */
const table = (from: number, count: number): string =>
  [
    'name,url,production,client id',
    ...Array.from({ length: count }, (_, index) => {
      const number = from + index;
      return `Customer ${number},customer-${number}.okta.com,${number % 10 === 0 ? 'yes' : 'no'},${number % 3 === 0 ? `0oacustomer${number}x` : ''}`;
    }),
  ].join('\n');

const test = base.extend<{ hundreds: Page }>({
  hundreds: async ({ page }, use) => {
    const known = (await callHost(page, 'tenant/list', undefined)) as unknown[];
    if (known.length < 400) {
      await callHost(page, 'tenant/import', { text: table(1, 500) });
      await page.reload();
    }
    await use(page);
  },
});
test.describe.configure({ mode: 'default' });
test.use({ journey: 'hundreds of customers' });

const switcher = (page: Page) => page.getByRole('button', { name: /^Tenant:/ });
const field = (page: Page, name = 'Choose a tenant') => page.getByRole('combobox', { name });
const options = (page: Page, name = 'Choose a tenant') => page.getByRole('listbox', { name }).getByRole('option');
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search or run' });

for (const size of [
  { width: 1440, height: 900 },
  { width: 960, height: 600 },
])
  test(`the switcher at ${size.width}×${size.height}: by keys alone, and nothing changes by typing`, async ({
    hundreds: page,
  }) => {
    await page.setViewportSize(size);
    await chooseTenant(page, 'Sandbox org');
    await switcher(page).click();
    await expect(field(page)).toBeFocused();
    const dialog = await page.getByRole('dialog').boundingBox();
    expect((dialog?.y ?? 0) + (dialog?.height ?? 9999)).toBeLessThanOrEqual(size.height);
    expect(await options(page).count()).toBeLessThan(30);
    await expectAccessible(page, { overlay: true });
    await page.keyboard.press('End');
    await page.keyboard.type('customer 43');
    await expect(options(page).first()).toContainText('Customer 43');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(options(page).nth(1)).toContainText('customer-430.okta.com');
    await expect(options(page).nth(1)).toContainText('production');
    await page.keyboard.press('Escape');
    await expect(switcher(page)).toBeFocused();
    await expect(switcher(page)).toHaveAccessibleName('Tenant: Sandbox org');

    await page.keyboard.press('Enter');
    await page.keyboard.type('0oacustomer333x');
    await expect(options(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(switcher(page)).toHaveAccessibleName('Tenant: Customer 333');
    await expect(page.getByRole('button', { name: 'Credential: OIN integration' })).toBeVisible();
  });

test('tenants are searched, filtered, ordered, and changed many at once', async ({ hundreds: page }) => {
  await goTo(page, 'Tenants');
  const list = options(page, 'Tenants');
  const count = page.getByRole('main').getByRole('status').first();
  await expect(count).toHaveText('501 tenants');
  await page.getByRole('searchbox', { name: 'Search tenants' }).fill('customer 49');
  await expect(count).toHaveText('15 of 501 tenants');
  await expect(list.first()).toContainText('Customer 49');
  await page.getByRole('button', { name: /^Production/ }).click();
  await expect(list).toHaveText([/Customer 490/]);
  await page.getByRole('button', { name: /^Production/ }).click();
  await page.getByRole('button', { name: 'Choose several' }).click();
  await page.getByRole('button', { name: 'Choose all 15' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mark as production' }).click();
  await expect(page.getByRole('button', { name: /^Production 15/ })).toBeVisible();
  await page.getByRole('button', { name: 'Unmark production…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the mark' }).click();
  await expect(page.getByRole('button', { name: /^Production 0/ })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).last().click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { tenants: unknown[] };
  expect(file.tenants).toHaveLength(15);

  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 15 tenants?' });
  await expect(dialog.getByRole('button', { name: 'Delete 15 tenants' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('15 tenants');
  await dialog.getByRole('button', { name: 'Delete 15 tenants' }).click();
  await expect(page.getByText('No tenant matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(count).toHaveText('486 tenants');
});

test('a table is looked at before it is imported: errors have their line', async ({ hundreds: page }) => {
  await goTo(page, 'Tenants');
  const before = await callHost(page, 'tenant/list', undefined);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import tenants' });
  const text = `${table(601, 30)}\nCustomer 700,customer-700.okta.com,perhaps,\nCustomer 601,other.okta.com,no,`;
  await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('status')).toContainText(
    '30 tenants will be added, without secrets. Nothing is saved yet.',
  );
  await expect(dialog.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveText([
    'Line 32, Customer 700: Production is neither yes nor no.',
    'Line 33, Customer 601: There is a tenant of that name.',
  ]);
  await expectAccessible(page);
  expect(await callHost(page, 'tenant/list', undefined)).toEqual(before);
  await dialog.getByRole('button', { name: 'Import 30 tenants' }).click();
  await expect(dialog.getByRole('note').first()).toContainText('30 tenants added');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('searchbox', { name: 'Search tenants' }).fill('customer 630');
  await expect(options(page, 'Tenants')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear' }).click();
});

test('the palette finds what there is, and goes there', async ({ hundreds: page }) => {
  await chooseTenant(page, 'Sandbox org');
  await send(page);
  const [sandbox] = (await callHost(page, 'tenant/list', undefined)) as { id: string; credentials: { id: string }[] }[];
  await callHost(page, 'run/start', {
    kind: 'sweep',
    name: 'Before the spring release',
    targets: [{ tenantId: sandbox?.id, credentialId: sandbox?.credentials[0]?.id }],
    scopes: ['okta.users.read'],
    operations: ['listUsers'],
    isolation: 'together',
    share: 1,
    concurrency: 1,
    invalidWrites: false,
  });
  const choose = async (text: string, name: RegExp) => {
    await page.keyboard.press('Control+k');
    await palette(page).fill(text);
    await page.getByRole('dialog').getByRole('option', { name }).first().click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await choose('customer 420', /^Customer 420 production customer-420\.okta\.com/);
  await expect(page.getByRole('heading', { name: 'Customer 420' })).toBeVisible();
  await choose('0oacustomer300x', /^OIN integration.*Customer 300$/);
  await expect(page.getByRole('heading', { name: 'Customer 300' })).toBeVisible();
  // Going there is not working with it.
  await expect(switcher(page)).toHaveAccessibleName('Tenant: Sandbox org');
  await choose('customer', /^\d+ more: keep typing, or see all of them/);
  await expect(page.getByRole('searchbox', { name: 'Search tenants' })).toHaveValue('customer');
  await page.getByRole('button', { name: 'Clear' }).click();
  await choose('okta.groups.read', /^okta\.groups\.read$/);
  await expect(page.getByRole('main', { name: 'Scopes' })).toContainText('okta.groups.read');
  await choose('spring release', /^Before the spring release/);
  await expect(page.getByRole('heading', { name: 'Before the spring release' })).toBeVisible();
  const [{ id } = { id: '' }] = (
    (await callHost(page, 'history/list', { text: '/api/v1/users' })) as { entries: { id: string }[] }
  ).entries;
  await choose('/api/v1/users', /^GET \/api\/v1\/users.*Sandbox org/);
  await expect(page).toHaveURL(/#\/history\//);
  expect(id).not.toBe('');
  await choose('network settings', /^Set proxy and certificates/);
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await palette(page).fill('rate limits');
  await expect(page.getByRole('dialog').getByRole('option', { name: /^Okta rate limits/ })).toBeVisible();
  await expectAccessible(page);
});

test('a new sweep and the history take tenants by typing', async ({ hundreds: page }) => {
  await goTo(page, 'Sweep');
  await page.getByRole('button', { name: 'New sweep' }).first().click();
  await page.getByRole('button', { name: 'Other tenants as well…' }).click();
  const name = 'Credentials of other tenants';
  await expect(field(page, name)).toBeFocused();
  for (const customer of ['customer 300', 'customer 303']) {
    await field(page, name).fill(customer);
    await expect(options(page, name)).toHaveCount(1);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  const form = page.getByRole('region', { name: 'New sweep' });
  await expect(
    form.getByRole('group', { name: /^Credentials of Customer 300 production/ }).getByRole('checkbox'),
  ).toBeChecked();
  await expect(form.getByRole('group', { name: 'Credentials of Customer 303' }).getByRole('checkbox')).toBeChecked();
  await expectAccessible(page);

  await goTo(page, 'Workbench');
  await chooseTenant(page, 'Sandbox org');
  await send(page);
  await goTo(page, 'History');
  await page.getByRole('button', { name: 'Tenant of the exchanges: All tenants' }).click();
  // Enter chooses what is seen: before the list is there, it does nothing.
  const tenants = 'Tenant of the exchanges';
  await field(page, tenants).fill('customer 404');
  await expect(options(page, tenants)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing matches this filter')).toBeVisible();
  await page.getByRole('button', { name: 'Tenant of the exchanges: Customer 404' }).click();
  await field(page, tenants).fill('sandbox');
  await expect(options(page, tenants)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(options(page, 'Exchanges').first()).toBeVisible();
});

test.describe('a person who types at once', () => {
  test.use({ journey: null });
  test('twenty times after the shortcut of the palette, and no key is lost', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    for (let time = 1; time <= 20; time += 1) {
      const text = `groups ${time}`;
      await paletteAndType(page, text);
      await expect(palette(page)).toHaveValue(text);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await expect(page.getByRole('main', { name: 'Workbench' })).toBeVisible();
  });
});
