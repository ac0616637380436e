// Tenants that an earlier version saved are read as they are: the file holds for every kind what it held before there was a table.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAVED_ABILITIES } from '../../../electron/engine/tenants/tenant-source.ts';
import { startTestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const secret = { id: 'sec-1', label: 'Secret 1', addedAt: 1_700_000_000_000, lastUsedAt: null, inUse: true };
const SAVED = {
  id: 'ten-1',
  kind: 'org',
  name: 'Acme',
  origin: 'https://acme.okta.com',
  production: true,
  provenWrites: false,
  credentials: [
    {
      id: 'cred-1',
      kind: 'oin-integration',
      name: 'Main',
      clientId: '0oa1example',
      secrets: [secret, { ...secret, id: 'sec-2', label: 'spring', inUse: false }],
      registeredScopes: ['okta.users.read'],
      registeredFrom: 'org',
      lastUsedAt: 1_700_000_100_000,
      expiresAt: null,
    },
    {
      id: 'cred-2',
      kind: 'access-token',
      name: 'Pasted',
      clientId: '',
      secrets: [{ ...secret, id: 'sec-3', label: 'Access token' }],
      registeredScopes: [],
      registeredFrom: null,
      lastUsedAt: null,
      expiresAt: 1_700_003_600_000,
    },
  ],
  organization: null,
  createdAt: 1_700_000_000_000,
};

test('a saved file of an earlier version gives exactly what it holds', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder.path, 'tenants.json'), JSON.stringify({ version: 1, value: { tenants: [SAVED] } }));
  const bench = await startTestBench({ dataDir: folder.path, sandbox: null });
  try {
    expect((await bench.client.app.snapshot()).tenants).toEqual([{ ...SAVED, abilities: SAVED_ABILITIES }]);
  } finally {
    await bench.close();
    await folder.remove();
  }
});
