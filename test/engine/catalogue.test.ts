// Importing a newer OpenAPI file: reported before, kept after, used everywhere at once; a bad file changes nothing.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { affectedSweeps } from '../../electron/engine/catalogue/affected-runs.ts';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let bench: TestBench;
beforeAll(async () => {
  folder = await tempFolder();
  bench = await startTestBench({ dataDir: folder.path });
});
afterAll(async () => {
  await bench.close();
  await folder.remove();
});

const NEWER = `openapi: 3.0.3
info: { title: Okta Admin Management, version: 2026.09.0 }
paths:
  /api/v1/users:
    get:
      operationId: listUsers
      tags: [User]
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: ok } }
      security: [{ apiToken: [] }, { oauth2: [okta.users.read, okta.userTypes.read] }]
  /api/v1/unicorns:
    get:
      operationId: listUnicorns
      tags: [Unicorn]
      responses: { '200': { description: ok } }
      security: [{ oauth2: [okta.unicorns.read] }]
components:
  securitySchemes:
    apiToken: { type: apiKey, in: header, name: Authorization }
    oauth2:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: /oauth2/v1/authorize
          tokenUrl: /oauth2/v1/token
          scopes: { okta.users.read: '', okta.userTypes.read: '', okta.unicorns.read: '' }
`;
const file = (text: string, name = 'management.yaml') => ({ name, text });
const version = async () => (await bench.client.app.snapshot()).catalogueVersion;

test('the preview shows what would change and whom it touches; nothing is kept', async () => {
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  const tenant = await bench.client.tenant.add({ name: 'Acme', url: 'https://acme.okta.com', production: false });
  await bench.client.credential.save(
    clientDraft({
      tenantId: tenant.id,
      name: 'Main',
      clientId: '0oa1example',
      registeredScopes: ['okta.users.read', 'okta.logs.read'],
    }),
  );
  const shipped = await version();
  const drift = await bench.client.catalogue.preview(file(NEWER));
  expect(drift).toMatchObject({
    from: shipped,
    to: '2026.09.0',
    operationsAdded: [{ id: 'listUnicorns', method: 'GET', path: '/api/v1/unicorns', scopes: ['okta.unicorns.read'] }],
    scopesAdded: ['okta.unicorns.read'],
  });
  expect(drift.operationsRemoved.length).toBeGreaterThan(700);
  expect(drift.operationsChanged.find(({ id }) => id === 'listUsers')?.changes).toEqual(
    expect.arrayContaining([
      'scopes: okta.users.read → okta.userTypes.read okta.users.read',
      'parameter removed: search',
    ]),
  );
  expect(drift.scopesRemoved).toContain('okta.logs.read');
  expect(drift.affected).toEqual([
    { kind: 'credential', name: 'Acme, Main', because: 'okta.logs.read is no longer in the catalogue.' },
    { kind: 'credential', name: 'Acme, Main', because: 'listUsers demands okta.userTypes.read now.' },
  ]);
  expect(await version()).toBe(shipped);
});

test('the import is used at once and after a restart; the other families stay; reset goes back', async () => {
  const shipped = await version();
  const before = bench.bench.engine.context.catalogue;
  await bench.client.catalogue.import(file(NEWER));
  const now = bench.bench.engine.context.catalogue;
  expect(now.version).toBe('2026.09.0');
  const governance = (catalogue: typeof now) => catalogue.operations.filter(({ family }) => family === 'governance');
  expect(governance(now)).toEqual(governance(before));
  expect((await bench.client.infer.run({ operationIds: ['listUnicorns'] })).needed[0]?.scope).toBe(
    'okta.unicorns.read',
  );
  await bench.close();
  bench = await startTestBench({ dataDir: folder.path });
  expect(await version()).toBe('2026.09.0');
  expect((await bench.client.app.snapshot()).notices).toEqual([]);
  expect(await bench.client.catalogue.reset()).toEqual({ version: shipped });
  expect(bench.bench.engine.context.catalogue).toEqual(before);
});

test('a sweep that is kept and what a call showed are named among what a newer file touches', async () => {
  const credentialId = await sandboxCredential(bench.client, 'Directory Insights');
  const { runId } = await runsOf(bench.client.run, 'sweep').start({
    name: 'Before the change',
    targets: [{ tenantId: 'sandbox', credentialId }],
    scopes: ['okta.users.read', 'okta.logs.read'],
    isolation: 'together',
    operations: ['listUsers', 'listLogEvents'],
    share: 1,
    concurrency: 2,
    invalidWrites: false,
  });
  for await (const _ of await runsOf(bench.client.run, 'sweep').watch({ runId, after: 0 })) void 0;
  const { affected } = await bench.client.catalogue.preview(file(NEWER));
  expect(affected.filter(({ kind }) => kind !== 'credential')).toEqual([
    {
      kind: 'sweep',
      name: 'Before the change',
      at: expect.any(Number),
      because: expect.stringMatching(/^1 of its 2 operations would be gone, 1 changed/),
    },
    {
      kind: 'ledger',
      name: 'Sandbox org, Directory Insights',
      because: expect.stringMatching(/^Evidence of calls for 2 scopes/),
    },
  ]);
});

test('a sweep that is not over cannot go on under another catalogue', () => {
  const drift = {
    from: '1',
    to: '2',
    operationsAdded: [],
    operationsRemoved: [],
    operationsChanged: [],
    scopesAdded: [],
    scopesRemoved: [],
  };
  const files = (governance: string) => [
    { family: 'management' as const, version: '1' },
    { family: 'governance' as const, version: governance },
  ];
  const sweep = {
    name: 'Half',
    at: 1,
    state: 'paused' as const,
    catalogueFiles: files('1'),
    operationIds: ['listUsers'],
  };
  const cannot = [{ because: expect.stringContaining('cannot go on') }];
  expect(affectedSweeps(drift, { families: files('2') }, [sweep])).toMatchObject(cannot);
  expect(affectedSweeps(drift, { families: files('1') }, [sweep])).toEqual([]);
  const management = { ...sweep, catalogueFiles: files('1').slice(0, 1) };
  expect(affectedSweeps(drift, { families: files('2') }, [management])).toEqual([]);
});

test('a file of another family takes that one’s place', async () => {
  const text = NEWER.replaceAll('/api/v1/', '/governance/api/v1/').replaceAll('listUsers', 'listReviewsAnew');
  const drift = await bench.client.catalogue.import(file(text));
  expect(drift.to).toMatch(/, governance 2026\.09\.0$/);
  expect(drift.operationsRemoved.every(({ path }) => path.startsWith('/governance/'))).toBe(true);
  const { operations } = bench.bench.engine.context.catalogue;
  expect(operations.filter(({ family }) => family === 'governance')).toHaveLength(2);
  expect(operations.filter(({ family }) => family === 'management')).toHaveLength(732);
  await bench.client.catalogue.reset();
});

test.each([
  ['an empty file', '', 'is empty'],
  ['prose', 'Dear all', '$ is not an OpenAPI document'],
  ['torn YAML', NEWER.replace('tags: [User]', 'tags: [User'), 'line'],
  ['torn JSON', '{\n  "openapi": "3.0.3",\n  "paths": {', 'line'],
  ['Swagger 2', '{"swagger":"2.0","info":{"version":"1"},"paths":{}}', '$.openapi'],
  ['no operations', '{"openapi":"3.0.3","info":{"version":"1"},"paths":{}}', '$.paths has no operation'],
  [
    'no operationId',
    NEWER.replace('operationId: listUnicorns', 'summary: none'),
    '$.paths["/api/v1/unicorns"].get has no operationId',
  ],
  [
    'one id twice',
    NEWER.replace('operationId: listUnicorns', 'operationId: listUsers'),
    '$.paths["/api/v1/unicorns"].get',
  ],
  [
    'a bomb of aliases',
    `openapi: 3.0.3\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
    'not usable YAML',
  ],
])('%s is refused by its place, and the old catalogue stays', async (_what, text, place) => {
  const before = await version();
  for (const verb of ['preview', 'import'] as const)
    await expect(bench.client.catalogue[verb](file(text, 'bad.yaml'))).rejects.toMatchObject({
      code: 'FILE_INVALID',
      message: expect.stringContaining(place),
    });
  expect(await version()).toBe(before);
});
