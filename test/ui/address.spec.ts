// The address keeps the view: each page is looked at in its own way, loaded again, and is found as it was; back and forward go from one thing that was
// opened to the next; and an address leads another window to the same view.
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, type PageName } from './support/go-to.ts';
import { LIST_GROUPS, needed, tick } from './support/least-privilege.ts';
import { test } from './support/test.ts';
import { callHost, send } from './workbench/workbench.ts';

const main = (page: Page) => page.getByRole('main');
const field = (page: Page, name: string | RegExp) => main(page).getByRole('searchbox', { name });
const segment = (page: Page, group: string, name: string | RegExp) =>
  main(page).getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name });
const pick = (page: Page, group: string, name: string | RegExp) =>
  main(page).getByRole('radiogroup', { name: group, exact: true }).getByText(name).click();
const option = (page: Page, list: string) => page.getByRole('listbox', { name: list }).getByRole('option');
const article = (page: Page) => main(page).getByRole('article').first();
const pressed = (locator: Locator) => expect(locator).toHaveAttribute('aria-pressed', 'true');

interface View {
  name: string;
  page: PageName;
  open: (page: Page) => Promise<void>;
  shown: (page: Page) => Promise<void>;
}

const VIEWS: readonly View[] = [
  {
    name: 'a case of the Error lab among those that are searched',
    page: 'Error lab',
    open: async (page) => {
      await field(page, 'Search cases').fill('token');
      await pick(page, 'Show', /^Safe/);
      await main(page)
        .getByRole('row', { name: /Expired/ })
        .first()
        .click();
    },
    shown: async (page) => {
      await expect(field(page, 'Search cases')).toHaveValue('token');
      await expect(segment(page, 'Show', /^Safe/)).toBeChecked();
      await expect(article(page).getByRole('heading', { level: 2 })).toContainText(/expired/i);
    },
  },
  {
    name: 'the codes of Explain',
    page: 'Error lab',
    open: async (page) => {
      await pick(page, 'View', 'Explain');
      await field(page, 'Search codes').fill('invalid_client');
      await pick(page, 'Table', 'OAuth');
    },
    shown: async (page) => {
      await expect(field(page, 'Search codes')).toHaveValue('invalid_client');
      await expect(segment(page, 'Table', 'OAuth')).toBeChecked();
    },
  },
  {
    name: 'a scope of the ledger',
    page: 'Scopes',
    open: async (page) => {
      await field(page, 'Filter scopes').fill('groups');
      await main(page)
        .getByRole('button', { name: /^Registered \d/ })
        .click();
      await main(page).getByRole('button', { name: 'Scope', exact: true }).click();
      await option(page, 'Scopes').filter({ hasText: 'okta.groups.manage' }).first().click();
    },
    shown: async (page) => {
      await expect(field(page, 'Filter scopes')).toHaveValue('groups');
      await pressed(main(page).getByRole('button', { name: /^Registered \d/ }));
      await pressed(main(page).getByRole('button', { name: 'Scope', exact: true }));
      await expect(main(page).getByRole('article', { name: 'okta.groups.manage' })).toBeVisible();
    },
  },
  {
    name: 'an operation',
    page: 'Scopes',
    open: async (page) => {
      await pick(page, 'View', 'By operation');
      await field(page, 'Search operations').fill('group rules');
      await option(page, 'Operations').nth(1).click();
    },
    shown: async (page) => {
      await expect(field(page, 'Search operations')).toHaveValue('group rules');
      await expect(option(page, 'Operations').nth(1)).toHaveAttribute('aria-selected', 'true');
    },
  },
  {
    name: 'a choice of operations and the smallest set for it',
    page: 'Scopes',
    open: async (page) => {
      await pick(page, 'View', 'Least privilege');
      await main(page)
        .getByRole('button', { name: /^Narrow the history/ })
        .click();
      await main(page).getByRole('combobox', { name: 'Time of the calls' }).selectOption('week');
      await main(page).getByRole('button', { name: 'Choose operations' }).click();
      await tick(page, LIST_GROUPS);
      await pick(page, 'Show', /^Chosen/);
    },
    shown: async (page) => {
      await expect(main(page).getByRole('combobox', { name: 'Time of the calls' })).toHaveValue('week');
      await expect(field(page, 'Search operations')).toHaveValue('list groups');
      await expect(segment(page, 'Show', 'Chosen 1')).toBeChecked();
      await expect(option(page, 'Operations to choose')).toHaveCount(1);
      await expect(needed(page)).toContainText('okta.groups.read');
    },
  },
  {
    name: 'the catalogue',
    page: 'Scopes',
    open: (page) => pick(page, 'View', 'Catalogue'),
    shown: (page) => expect(main(page).getByRole('table', { name: 'Catalogue in use' })).toBeVisible(),
  },
  {
    name: 'a cell of a sweep with its evidence',
    page: 'Sweep',
    open: async (page) => {
      await option(page, 'Sweeps').filter({ hasText: 'Older' }).click();
      await field(page, 'Filter scopes and operations').fill('groups');
      await main(page).getByRole('gridcell').first().click();
    },
    shown: async (page) => {
      await expect(main(page).getByRole('heading', { name: 'Older' })).toBeVisible();
      await expect(field(page, 'Filter scopes and operations')).toHaveValue('groups');
      await expect(main(page).getByRole('region', { name: 'Evidence', exact: true })).toContainText('/api/v1/groups');
    },
  },
  {
    name: 'a sweep by scope',
    page: 'Sweep',
    open: (page) => pick(page, 'Result', 'By scope'),
    shown: (page) => expect(main(page).getByRole('region', { name: 'Sums by scope' })).toBeVisible(),
  },
  {
    name: 'a comparison of two sweeps over all credentials',
    page: 'Sweep',
    open: async (page) => {
      await option(page, 'Sweeps').filter({ hasText: 'Newer' }).click();
      await pick(page, 'Result', 'Compare');
      const comparison = main(page).getByRole('region', { name: 'Comparison' });
      await comparison.getByRole('combobox', { name: 'Credential of this sweep' }).click();
      await page.getByRole('option', { name: 'All credentials' }).click();
      await comparison.getByRole('combobox', { name: 'Compare with' }).click();
      await page.getByRole('option', { name: /Older$/ }).click();
      await pick(page, 'Cells', /^Only after/);
      await option(page, 'Cells that differ').first().click();
    },
    shown: async (page) => {
      const comparison = main(page).getByRole('region', { name: 'Comparison' });
      await expect(comparison.getByRole('combobox', { name: 'Credential of this sweep' })).toHaveValue(
        'All credentials',
      );
      await expect(comparison.getByRole('combobox', { name: 'Compare with' })).toHaveValue(/Older$/);
      await expect(segment(page, 'Cells', /^Only after/)).toBeChecked();
      await expect(comparison.getByRole('region', { name: 'Evidence of both' })).toContainText('/api/v1/users');
    },
  },
  {
    name: 'a request of the history that is filtered',
    page: 'History',
    open: async (page) => {
      await main(page)
        .getByRole('button', { name: /^All \d/ })
        .click();
      await field(page, /^Filter/).fill('api/v1');
      await main(page).getByRole('combobox', { name: 'Verdict' }).click();
      await page.getByRole('option', { name: 'Allowed', exact: true }).click();
      await option(page, 'Exchanges').nth(1).click();
      await main(page).getByRole('tab', { name: 'Request' }).click();
    },
    shown: async (page) => {
      await pressed(main(page).getByRole('button', { name: /^All \d/ }));
      await expect(field(page, /^Filter/)).toHaveValue('api/v1');
      await expect(main(page).getByRole('combobox', { name: 'Verdict' })).toHaveValue('Allowed');
      await expect(option(page, 'Exchanges').nth(1)).toHaveAttribute('aria-selected', 'true');
      await expect(main(page).getByRole('tab', { name: 'Request', selected: true })).toBeVisible();
    },
  },
  {
    name: 'a comparison in the history',
    page: 'History',
    open: async (page) => {
      await main(page).getByRole('button', { name: 'Compare' }).click();
      await option(page, 'Exchanges').nth(1).click();
    },
    shown: (page) => expect(main(page).getByRole('article', { name: 'Comparison' })).toContainText('Later'),
  },
  {
    name: 'a tenant of a list that is searched, filtered and ordered',
    page: 'Tenants',
    open: async (page) => {
      await field(page, 'Search tenants').fill('customer');
      await main(page)
        .getByRole('button', { name: /^Production/ })
        .click();
      await main(page).getByRole('combobox', { name: 'Order' }).selectOption('added');
      await option(page, 'Tenants').filter({ hasText: 'Customer B' }).click();
    },
    shown: async (page) => {
      await expect(field(page, 'Search tenants')).toHaveValue('customer');
      await pressed(main(page).getByRole('button', { name: /^Production/ }));
      await expect(main(page).getByRole('combobox', { name: 'Order' })).toHaveValue('added');
      await expect(main(page).getByRole('heading', { name: 'Customer B' })).toBeVisible();
    },
  },
  {
    name: 'a section of the settings',
    page: 'Settings',
    open: (page) => main(page).getByRole('button', { name: 'Network', exact: true }).click(),
    shown: (page) =>
      expect(main(page).getByRole('button', { name: 'Network', exact: true })).toHaveAttribute('aria-current', 'true'),
  },
  {
    name: 'the journal of the sandbox',
    page: 'Sandbox',
    open: (page) => field(page, /^Filter the journal/).fill('groups'),
    shown: (page) => expect(field(page, /^Filter the journal/)).toHaveValue('groups'),
  },
];

async function sweep(page: Page, name: string, operations: string[]): Promise<void> {
  const target = { tenantId: 'sandbox', credentialId: 'sandbox-directory-insights' };
  await callHost(page, 'run/start', {
    kind: 'sweep',
    name,
    targets: [target],
    scopes: ['okta.users.read', 'okta.groups.read'],
    operations,
    isolation: 'together',
    share: 1,
    concurrency: 1,
    invalidWrites: false,
  });
  await expect
    .poll(async () => (await callHost(page, 'run/list', { kind: 'sweep' })) as { running: boolean }[])
    .not.toContainEqual(expect.objectContaining({ running: true }));
}

/** Two requests, two sweeps and three tenants, unless they are there. */
async function haveSomething(page: Page): Promise<void> {
  const sweeps = (await callHost(page, 'run/list', { kind: 'sweep' })) as unknown[];
  if (sweeps.length > 0) return;
  await send(page);
  await send(page);
  await sweep(page, 'Older', ['listGroups']);
  await sweep(page, 'Newer', ['listGroups', 'listUsers']);
  const table = 'name,url,production\nCustomer A,a.okta.com,no\nCustomer B,b.okta.com,yes\nCustomer C,c.okta.com,yes';
  await callHost(page, 'tenant/import', { text: table });
  await page.reload();
}

const hashOf = (page: Page): string => new URL(page.url()).hash;

test.describe.configure({ mode: 'default' });
test.use({ journey: 'addresses' });

test('every view outlives a reload by its address, and leads another window to it', async ({
  page,
  bench,
  context,
}) => {
  await haveSomething(page);
  const addresses: string[] = [];
  for (const view of VIEWS)
    await test.step(view.name, async () => {
      await goTo(page, view.page);
      await view.open(page);
      await view.shown(page);
      addresses.push(hashOf(page));
      await page.reload();
      await view.shown(page);
      expect(hashOf(page)).toBe(addresses.at(-1));
    });
  const other = await context.newPage();
  await other.goto(await bench.invite());
  await other.getByRole('navigation', { name: 'Pages' }).waitFor();
  for (const [at, view] of VIEWS.entries())
    await test.step(`in another window: ${view.name}`, async () => {
      await other.goto(`${other.url().split('#')[0]}${addresses[at]}`);
      await view.shown(other);
    });
});

test('what is opened is a step, what narrows a list is none; the rail leads back to where one was', async ({
  page,
}) => {
  await goTo(page, 'Error lab');
  await goTo(page, 'Error lab');
  const rows = main(page).getByRole('row', { name: /^(?!.*group).*40[13]/i });
  const title = article(page).getByRole('heading', { level: 2 });
  await rows.nth(1).click();
  const first = await title.innerText();
  await rows.nth(3).click();
  await expect(title).not.toHaveText(first);
  const second = await title.innerText();
  await field(page, 'Search cases').pressSequentially('token');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.goBack();
  await expect(title).toHaveText(first);
  await page.goForward();
  await expect(title).toHaveText(second);
  // Keys that pass through a list are one step together.
  await main(page).getByRole('treegrid').focus();
  for (let down = 0; down < 4; down += 1) await page.keyboard.press('ArrowDown');
  await expect(title).not.toHaveText(second);
  await page.goBack();
  await expect(title).toHaveText(first);
  await field(page, 'Search cases').fill('secret');
  await goTo(page, 'Workbench');
  await goTo(page, 'Error lab');
  await expect(field(page, 'Search cases')).toHaveValue('secret');
  await expect(title).toHaveText(first);
  await goTo(page, 'Error lab');
  await expect(field(page, 'Search cases')).toHaveValue('');
  expect(hashOf(page)).toBe('#/errors');
});

test('what is gone says so with a way on; what is not known leaves the address; a secret never enters it', async ({
  page,
}) => {
  await haveSomething(page);
  const open = (hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
  for (const [hash, words, way] of [
    ['#/sweep/gone', 'This sweep is not here any more', 'Show the newest sweep'],
    ['#/history/gone', 'This exchange is not in the history any more', 'Show the newest exchange'],
    ['#/tenants/gone', 'This tenant is not here any more', /^Show Sandbox org/],
    ['#/errors/gone', 'There is no such case', 'Show the first case'],
    ['#/scopes/okta.gone.read', 'This scope is not listed', 'Show the first scope'],
    ['#/scopes/operations?operation=gone', 'This operation is not in the catalogue', 'Show the first operation'],
  ] as const) {
    await open(hash);
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: way }).click();
    await expect(page.getByText(words)).toHaveCount(0);
    await expect(
      article(page)
        .or(main(page).getByRole('heading', { name: 'Sandbox org' }))
        .first(),
    ).toBeVisible();
  }
  await open('#/errors?find=secret&show=everything&colour=red');
  await expect(field(page, 'Search cases')).toHaveValue('secret');
  await expect(page).toHaveURL(/#\/errors\?find=secret$/);
  const token = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIwb2ExIn0.c2lnbmF0dXJl';
  await field(page, 'Search cases').fill(token);
  await expect(main(page).getByText('No case matches')).toBeVisible();
  await expect(page).toHaveURL(/#\/errors$/);
  await field(page, 'Search cases').fill('');
});
