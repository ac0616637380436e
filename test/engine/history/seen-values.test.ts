// Values for a parameter from earlier answers, over real HTTP to the sandbox org: of this tenant, at the address that it has now.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSeenValues } from '../../../electron/engine/history/seen-values.ts';
import type { SeenValuesInput } from '../../../shared/model/seen-values.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';

let bench: TestBench;
let credentialId: string;
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

const inPath = (path: string, name: string): Omit<SeenValuesInput, 'tenantId'> => ({
  method: 'GET',
  path,
  name,
  in: 'path',
});
const GROUP = inPath('/api/v1/groups/{groupId}', 'groupId');
const USER = inPath('/api/v1/users/{id}', 'id');

const seen = (input: Omit<SeenValuesInput, 'tenantId'>, tenantId = 'sandbox') =>
  bench.client.request.seenValues({ ...input, tenantId });

async function list(path: string, scope: string, operationId: string): Promise<{ id: string }[]> {
  const sent = await bench.client.request.send(get(credentialId, path, [scope], { operationId }));
  if (sent.outcome !== 'answered') throw new Error(sent.outcome);
  return JSON.parse(sent.exchange.response?.body.text ?? 'null') as { id: string }[];
}

test('nothing was seen, then a list is, then what is below one of its items', async () => {
  expect(await seen(GROUP)).toMatchObject({ values: [], read: 0, unread: 0, bodiesKept: true });
  const groups = await list('/api/v1/groups?limit=3', 'okta.groups.read', 'listGroups');
  const [first] = groups;
  const { values } = await seen(GROUP);
  expect(values.map(({ value }) => value)).toEqual(groups.map(({ id }) => id));
  expect(values[0]).toMatchObject({ by: 'place', operationId: 'listGroups', target: '/api/v1/groups?limit=3' });
  for (const { name } of values) expect(name).toMatch(/\w/);

  const members = await list(`/api/v1/groups/${first?.id}/users?limit=2`, 'okta.groups.read', 'listGroupUsers');
  const ids = members.map(({ id }) => id);
  // Whom a group has is a user, and its links say so.
  expect((await seen(USER)).values).toMatchObject(ids.map((value) => ({ value, by: 'place' })));
  const member = (group: string) => inPath(`/api/v1/groups/${group}/users/{userId}`, 'userId');
  const of = async (group: string) =>
    (await seen({ ...member(group), method: 'DELETE' })).values.map(({ value, by }) => [value, by]);
  expect(await of(first?.id ?? '')).toEqual(ids.map((id) => [id, 'place']));
  // Members of another group are users as well, and not members of this one.
  expect(await of('00gother')).toEqual(ids.map((id) => [id, 'name']));
});

test('another tenant is offered nothing of it, and nothing that was seen at an address before', async () => {
  expect((await seen(GROUP)).values).not.toEqual([]);
  const { url } = await bench.client.sandbox.status();
  const tenant = await bench.client.tenant.add({ name: 'Acme', url: url ?? '', production: false });
  expect(await seen(GROUP, tenant.id)).toMatchObject({ values: [], read: 0 });
  await expect(seen(GROUP, 'ten_gone')).rejects.toMatchObject({ code: 'NOT_FOUND' });

  const { engine } = bench.bench;
  const moved = await engine.context.tenants.get('sandbox');
  const context = {
    ...engine.context,
    tenants: { ...engine.context.tenants, get: async () => ({ ...moved, origin: 'https://acme.okta.com' }) },
  };
  const found = await readSeenValues(context, engine.history, { ...GROUP, tenantId: 'sandbox' });
  expect(found).toMatchObject({ values: [] });
});

test('without kept bodies there is what the paths show, and it is said', async () => {
  await bench.client.settings.update({ history: { keepBodies: false } });
  const [zone] = await list('/api/v1/zones?limit=1', 'okta.networkZones.read', 'listNetworkZones');
  const wanted = inPath('/api/v1/zones/{zoneId}', 'zoneId');
  expect(await seen(wanted)).toMatchObject({ values: [], bodiesKept: false });
  await list(`/api/v1/zones/${zone?.id}`, 'okta.networkZones.read', 'getNetworkZone');
  expect((await seen(wanted)).values).toMatchObject([{ value: zone?.id, name: null }]);
  await bench.client.settings.update({ history: { keepBodies: true } });
});

test('a bounded part of the history is read, the likely answers first', async () => {
  const { engine } = bench.bench;
  const [latest] = engine.history.matching({}).filter(({ operationId }) => operationId === 'listGroups');
  const [other] = engine.history.matching({}).filter(({ operationId }) => operationId === 'listGroupUsers');
  if (!latest || !other) throw new Error('nothing was sent');
  let opened = 0;
  const long = {
    matching: () => [...Array.from({ length: 500 }, () => other), latest],
    get: (id: string) => {
      opened += 1;
      return engine.history.get(id);
    },
  };
  const found = await readSeenValues(engine.context, long, { ...GROUP, tenantId: 'sandbox' });
  expect([opened, found.read, found.unread]).toEqual([100, 100, 401]);
  expect(found.values).toHaveLength(3);
});
