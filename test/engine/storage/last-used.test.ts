// When a credential was last used: shown at once and after a restart, and never a reason to rewrite what a person has saved.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createEngineEvents } from '../../../electron/engine/engine-events.ts';
import { createLastUsed } from '../../../electron/engine/tenants/last-used.ts';
import type { SavedTenant } from '../../../shared/model/tenant.ts';
import { get, startTestBench } from '../../support/bench.ts';
import { clientCredential, pastedTokenDraft } from '../../support/credentials.ts';
import { startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

const PASSPHRASE = { kind: 'passphrase', passphrase: 'correct horse battery' } as const;

function tenantWith(lastUsedAt: number | null): SavedTenant {
  return {
    id: 'ten-1',
    kind: 'org',
    name: 'Acme',
    origin: 'https://acme.okta.com',
    production: false,
    invalidWrites: false,
    organization: null,
    createdAt: 0,
    credentials: [
      clientCredential({
        id: 'cred-1',
        secrets: [{ id: 'sec-1', label: 'Secret 1', addedAt: 0, lastUsedAt, inUse: true }],
        lastUsedAt,
      }),
    ],
  };
}

function open(folder: string, now: () => number = Date.now) {
  const path = join(folder, 'last-used.json');
  const events = createEngineEvents();
  const lastUsed = createLastUsed(createAtomicFile({ path }), now, events);
  const shown = (saved: number | null = null) => {
    const [credential] = lastUsed.shown(tenantWith(saved)).credentials;
    return [credential?.lastUsedAt, credential?.secrets[0]?.lastUsedAt];
  };
  return { path, events, lastUsed, shown };
}

test('a hundred calls leave the file of tenants as it was, and the last one is known after a restart', async () => {
  const dataDir = await makeFolder();
  const org = await startOrgBehindFront();
  onTestFinished(() => org.close());
  let bench = await startTestBench({ dataDir, sandbox: null });
  onTestFinished(() => bench.close());
  await bench.client.vault.setUp({ protection: PASSPHRASE });
  const { tenantId } = await org.addTo(bench.client);
  const saved = await bench.client.credential.save(
    pastedTokenDraft({ tenantId, secret: { value: 'made.up.token-0123456789' } }),
  );
  const id = saved.credentials.at(-1)?.id ?? '';
  const path = join(dataDir, 'tenants.json');
  const before = { text: await readFile(path, 'utf8'), mtimeMs: (await stat(path)).mtimeMs };
  const began = Date.now();
  for (let call = 0; call < 100; call++)
    await bench.client.request.send({ ...get(id, '/api/v1/users?limit=1', []), tenantId });
  const usedAt = async () => (await bench.client.tenant.list())[0]?.credentials.find((one) => one.id === id);
  const used = await usedAt();
  expect(used?.lastUsedAt).toBeGreaterThanOrEqual(began);
  expect(used?.secrets[0]?.lastUsedAt).toBe(used?.lastUsedAt);
  await bench.close();
  expect({ text: await readFile(path, 'utf8'), mtimeMs: (await stat(path)).mtimeMs }).toEqual(before);

  bench = await startTestBench({ dataDir, sandbox: null });
  expect(await usedAt()).toEqual(used);
});

test('of several processes on one folder the later time counts, whoever writes last', async () => {
  const folder = await makeFolder();
  const [earlier, later] = [open(folder, () => 1000), open(folder, () => 2000)];
  earlier.lastUsed.note('ten-1', 'cred-1', 'sec-1');
  later.lastUsed.note('ten-1', 'cred-1', 'sec-1');
  await later.lastUsed.close();
  await earlier.lastUsed.close();
  const next = open(folder);
  await next.lastUsed.refresh();
  expect(next.shown()).toEqual([2000, 2000]);
  await earlier.lastUsed.refresh();
  expect(earlier.shown()).toEqual([2000, 2000]);
});

test.each([
  ['missing', null],
  ['empty', ''],
  ['torn', '{"version":1,"used":{"ten-1/cred-1":17'],
  ['of another kind', '{"version":7,"used":[]}'],
])('a file that is %s is no error, and written at the next use', async (_, text) => {
  const { path, lastUsed, shown } = open(await makeFolder(), () => 3000);
  if (text !== null) await writeFile(path, text);
  await lastUsed.refresh();
  expect(shown()).toEqual([null, null]);
  lastUsed.note('ten-1', 'cred-1', 'sec-1');
  await lastUsed.close();
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    version: 1,
    used: { 'ten-1/cred-1': 3000, 'ten-1/cred-1/sec-1': 3000 },
  });
});

test('what older versions wrote among the tenants is shown until there is a later use', async () => {
  const { lastUsed, shown } = open(await makeFolder(), () => 3000);
  expect(shown(2000)).toEqual([2000, 2000]);
  lastUsed.note('ten-1', 'cred-1', 'sec-1');
  expect([shown(2000), shown(4000)]).toEqual([
    [3000, 3000],
    [4000, 4000],
  ]);
});

test.each([
  [
    'credential',
    'credential-removed',
    { tenantId: 'ten-1', credentialId: 'cred-1' },
    ['ten-1/cred-10', 'ten-10/cred-1'],
  ],
  ['tenant', 'tenant-removed', { tenantId: 'ten-1' }, ['ten-10/cred-1']],
] as const)('a %s that is removed takes its entries along', async (_, name, place, left) => {
  const { path, events, lastUsed } = open(await makeFolder());
  for (const [tenant, credential] of [
    ['ten-1', 'cred-1'],
    ['ten-1', 'cred-10'],
    ['ten-10', 'cred-1'],
  ] as const)
    lastUsed.note(tenant, credential, 'sec-1');
  await lastUsed.close();
  await events.emit(name, place);
  await lastUsed.refresh();
  await lastUsed.close();
  const { used } = JSON.parse(await readFile(path, 'utf8'));
  expect(Object.keys(used).filter((key) => !key.endsWith('sec-1'))).toEqual(left);
});
