// A table of tenants: what is read of it, what is left out with its line, and that a preview saves nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBench, type TestBench } from '../../support/bench.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

const read = async (text: string) => {
  const { added, skipped, ignoredColumns } = await bench.client.tenant.import({ text, preview: true });
  return {
    added: added.map(({ name, origin, production, credentials }) =>
      [name, origin, production ? 'production' : '', ...credentials.map(({ clientId }) => clientId)].join(' ').trim(),
    ),
    skipped: skipped.map(({ line, name, reason }) => `${line} ${name}: ${reason}`),
    ...(ignoredColumns.length > 0 && { ignoredColumns }),
  };
};
const ACME = 'Acme https://acme.okta.com production 0oa1example';

describe('what is read', () => {
  test.each([
    ['a heading', 'name,url,production,client id\nAcme,acme.okta.com,yes,0oa1example\n', [ACME]],
    ['no heading', 'Acme,acme.okta.com,yes,0oa1example', [ACME]],
    [
      'a spreadsheet of Europe, with a byte order mark',
      '\uFEFFName;URL;Production;Client ID\r\nAcme;acme.okta.com;x;0oa1example\r\n',
      [ACME],
    ],
    ['tabs', 'name\turl\tproduction\tclient_id\nAcme\tacme.okta.com\tTRUE\t0oa1example', [ACME]],
    [
      'another order and other names',
      'Org URL,Customer\nhttps://acme-admin.okta.com/admin,Acme',
      ['Acme https://acme.okta.com'],
    ],
    [
      'quotes, a comma and a line inside them',
      'name,url\n"Acme, ""the\nfirst""",acme.okta.com\nGlobex,globex.okta.com',
      ['Acme, "the\nfirst" https://acme.okta.com', 'Globex https://globex.okta.com'],
    ],
    ['empty lines', '\nname,url\n\nAcme,acme.okta.com\n,\n', ['Acme https://acme.okta.com']],
  ])('%s', async (_what, text, added) => expect(await read(text)).toEqual({ added, skipped: [] }));

  test('columns that mean nothing here are named', async () =>
    expect(await read('name,url,Owner\nAcme,acme.okta.com,Jo')).toEqual({
      added: ['Acme https://acme.okta.com'],
      skipped: [],
      ignoredColumns: ['Owner'],
    }));
});

test('faults by line: the rest is read', async () => {
  const lines = [
    'name,url,production,client id',
    ',acme.okta.com,no,',
    'No address,,,',
    'Plain,http://plain.okta.com,no,',
    'Perhaps,perhaps.okta.com,a-value-in-the-wrong-column,',
    'Many,many.okta.com,no,0oa1,more',
    'Acme,acme.okta.com,no,',
    'acme,acme-two.okta.com,no,',
    'Sandbox org,acme.okta.com,no,',
    'Client,client.okta.com,no,two words',
  ];
  const { added, skipped } = await read(lines.join('\n'));
  expect(added).toEqual(['Acme https://acme.okta.com']);
  expect(skipped.map((words) => words.replace(/(?<=http).*/, '…'))).toEqual([
    '2 : The name is empty.',
    '3 No address: The address of the org is empty.',
    expect.stringMatching(/^4 Plain: /),
    '5 Perhaps: Production is neither yes nor no.',
    expect.stringMatching(/^6 Many: There are 5 cells in a table of 4 columns\./),
    '8 acme: There is a tenant of that name.',
    '9 Sandbox org: There is a tenant of that name.',
    '10 Client: The client ID is not one.',
  ]);
});

test.each([
  ['a column for secrets', 'name,url,client secret\nAcme,acme.okta.com,a-made-up-secret', /column for secrets/],
  ['a quote that does not end', 'name,url\n"Acme,acme.okta.com', /line 2 does not end/],
  ['a text', 'a-made-up-secret', /neither an export nor a table/],
  ['nothing', '', /neither an export nor a table/],
])('refused as a whole, without its content: %s', async (_what, text, message) => {
  const error = await bench.client.tenant.import({ text }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'FILE_INVALID', message: expect.stringMatching(message) });
  expect(JSON.stringify(error)).not.toContain('a-made-up-secret');
});

test.each([
  ['{"format":"other"}', 'format must be "scopebench-tenants".'],
  ['{"format":"scopebench-tenants","version":1}', 'tenants is missing or is not a list.'],
  [
    '{"format":"scopebench-tenants","version":1,"tenants":[{"name":"","origin":"x","production":true,"credentials":[]}]}',
    'tenants.0.name is empty.',
  ],
])('JSON that is no export is refused in words for a person: %s', async (text, meaning) => {
  await expect(bench.client.tenant.import({ text })).rejects.toMatchObject({
    code: 'FILE_INVALID',
    data: { meaning },
  });
});

const fifty = () =>
  ['name,url', ...Array.from({ length: 50 }, (_, index) => `Acme ${index},acme-${index}.okta.com`)].join('\n');

test('a preview saves nothing; what is imported after it is marked and deleted at once, all or none', async () => {
  expect((await bench.client.tenant.import({ text: fifty(), preview: true })).added).toHaveLength(50);
  expect(await bench.client.tenant.list()).toHaveLength(1);
  const { added } = await bench.client.tenant.import({ text: fifty() });
  expect(added).toHaveLength(50);
  expect(await bench.client.tenant.list()).toHaveLength(51);
  // Many are marked, and deleted with their number, all of them or none.
  const tenantIds = added.slice(0, 20).map(({ id }) => id);
  const marked = await bench.client.tenant.markProduction({ tenantIds, production: true });
  expect(marked.map(({ id, production }) => [id, production])).toEqual(tenantIds.map((id) => [id, true]));
  const production = async () => (await bench.client.tenant.list()).filter((one) => one.production).length;
  expect(await production()).toBe(20);
  await expect(
    bench.client.tenant.markProduction({ tenantIds: [...tenantIds, 'gone'], production: false }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    bench.client.tenant.markProduction({ tenantIds: [...tenantIds, 'sandbox'], production: false }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await production()).toBe(20);

  const remove = (ids: string[], confirmCount: number) =>
    bench.client.tenant.removeSeveral({ tenantIds: ids, confirmCount });
  await expect(remove(tenantIds, 19)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(remove([...tenantIds, 'gone'], 21)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(remove([...tenantIds, 'sandbox'], 21)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await bench.client.tenant.list()).toHaveLength(51);
  await remove(tenantIds, 20);
  expect(await bench.client.tenant.list()).toHaveLength(31);
});
