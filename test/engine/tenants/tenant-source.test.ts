// What is done with a tenant depends on its abilities, which its source gives: nothing else in the tree asks which tenant it is, so
// that another simulated org, or one that is not saved, changes one file.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBench, type TestBench } from '../../support/bench.ts';

const SOURCE = 'electron/engine/tenants/tenant-source.ts';

/** How code asks which tenant it has, in one way or another. */
const ASKS = [
  /[=!]==?\s*['"`](sandbox|org|unsaved)['"`]/,
  /['"`](sandbox|org|unsaved)['"`]\s*[=!]==?/,
  /\bcase ['"`](sandbox|org|unsaved)['"`]/,
  /[=!]==?\s*SANDBOX(_\w+)?\b|\bSANDBOX(_\w+)?\s*[=!]==?/,
  /\b(of|get|has|includes|find\w*|removeOf|startsWith)\(\s*(['"`](sandbox|unsaved)['"`]|SANDBOX_\w+)/,
  /\btenants?(\(\))?\??\.kind\b/i,
  /['"`]unsaved['"`]/,
];

it('no code asks which tenant it is, but the file of the sources', () => {
  const files = ['electron', 'shared', 'renderer']
    .flatMap((room) =>
      readdirSync(room, { recursive: true }).map((file) => `${room}/${String(file).replaceAll('\\', '/')}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && file !== SOURCE);
  expect(files.length).toBeGreaterThan(800);
  const asking = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => (ASKS.some((asks) => asks.test(line)) ? [`${file}: ${line.trim()}`] : [])),
  );
  expect(asking).toEqual([]);
  const source = readFileSync(SOURCE, 'utf8').split('\n');
  expect(source.some((line) => ASKS.some((asks) => asks.test(line)))).toBe(true);
});

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

it('a tenant says what can be done with it, and the file of the tenants does not', async () => {
  const { client, dataDir } = bench;
  const added = await client.tenant.add({ name: 'Acme', url: 'https://acme.okta.com', production: false });
  const copy = await client.tenant.duplicate({ tenantId: added.id, name: 'Acme 2' });
  const file = await client.tenant.export({});
  await client.tenant.remove({ tenantId: copy.id, confirmName: 'Acme 2' });
  const imported = await client.tenant.import({ text: file.text });
  const saved = { builtIn: false, editable: true, removable: true, simulate: false, locksWithVault: true };
  for (const tenant of [added, copy, ...imported.added]) expect(tenant).toMatchObject({ abilities: saved });
  expect(imported.added.map(({ name }) => name)).toEqual(['Acme 2']);
  const [first, ...others] = await client.tenant.list();
  expect(first?.abilities).toEqual({
    builtIn: true,
    editable: false,
    removable: false,
    simulate: true,
    clock: true,
    faults: true,
    locksWithVault: false,
    movesAddress: true,
  });
  expect(others.map(({ abilities }) => abilities.builtIn)).toEqual([false, false]);
  const stored: { value: { tenants: object[] } } = JSON.parse(readFileSync(`${dataDir}/tenants.json`, 'utf8'));
  expect(stored.value.tenants.map((tenant) => Object.keys(tenant).sort())).toEqual(
    Array(2).fill('createdAt credentials id invalidWrites kind name organization origin production'.split(' ')),
  );
});

it('a tenant that comes with the bench is not changed by anybody, and its name is taken', async () => {
  const { client } = bench;
  const [builtIn] = await client.tenant.list();
  const { id: tenantId = '', name = '', origin: url = '' } = builtIn ?? {};
  const credentialId = builtIn?.credentials[0]?.id ?? '';
  const isFixed = expect.objectContaining({ message: 'The sandbox org cannot be edited.' });
  await expect(client.tenant.update({ tenantId, name, url, production: true })).rejects.toEqual(isFixed);
  await expect(client.tenant.duplicate({ tenantId, name: 'Mine' })).rejects.toEqual(isFixed);
  await expect(client.tenant.remove({ tenantId, confirmName: name })).rejects.toEqual(isFixed);
  await expect(client.credential.remove({ tenantId, credentialId })).rejects.toEqual(isFixed);
  await expect(client.tenant.add({ name, url: 'https://acme.okta.com', production: false })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect((await client.tenant.export({ tenantIds: [tenantId] })).text).toContain('"tenants": []');
});

it('what a check of an address finds is kept under no tenant until it is saved, and nothing holds a secret for it', async () => {
  const { context } = bench.bench.engine;
  const unsaved = context.sources.unsaved({ host: 'acme.okta.com', origin: 'https://acme.okta.com' });
  const source = context.sources.of(unsaved.id);
  expect(source.abilities).toMatchObject({ builtIn: false, editable: true, removable: false, locksWithVault: false });
  const [builtIn] = await context.tenants.all();
  const credential = builtIn?.credentials[0];
  if (!builtIn || !credential) throw new Error('the sandbox org has clients');
  await expect(source.secret(builtIn, credential, 'any')).rejects.toMatchObject({ code: 'SECRET_MISSING' });
  expect(context.sources.unsaved({ host: 'x', origin: 'https://x.okta.com' }, 'ten-1').id).toBe('ten-1');
});

it('the clients of the sandbox org are of the kind that its own table gives them', async () => {
  const [builtIn] = await bench.client.tenant.list();
  const clients =
    bench.bench.engine.context.sources
      .of(builtIn?.id ?? '')
      .simulator()
      ?.clients() ?? [];
  expect(clients.length).toBeGreaterThan(3);
  const ofClients = builtIn?.credentials.filter(({ clientId }) => clientId !== '');
  expect(ofClients?.map(({ clientId, kind }) => [clientId, kind])).toEqual(
    clients.map(({ clientId, kind }) => [clientId, kind]),
  );
});
