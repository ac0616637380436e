// `scopebench drift`, in this process: descriptions and integrations as files, what concerns them, and its exit codes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;

const description = (version: string, paths: string) => `openapi: 3.0.3
info: { title: Okta Admin Management, version: ${version} }
paths:
${paths}`;
const get = (path: string, id: string, scope: string, more = '') =>
  `  ${path}: { get: { operationId: ${id}, tags: [T], responses: {}, security: [{ oauth2: [${scope}] }]${more} } }\n`;

beforeAll(async () => {
  folder = await tempFolder();
  const files = {
    'old.yaml': description(
      '2026.06.3',
      get('/api/v1/users', 'listUsers', 'okta.users.read') +
        get('/api/v1/groups', 'listGroups', 'okta.groups.read') +
        get('/api/v1/apps', 'listApplications', 'okta.apps.read'),
    ),
    'new.yaml': description(
      '2026.10.0',
      get('/api/v1/users', 'listUsers', 'okta.people.read') +
        get('/api/v1/groups', 'listGroups', 'okta.groups.read', ', deprecated: true') +
        get('/api/v1/group-tags', 'listGroupTags', 'okta.groups.read'),
    ),
    'sync.scopebench.yaml': `plan: Sync
scopes:
  okta.users.read: reads people
  okta.groups.read: reads groups
steps:
  - id: people
    request: GET /api/v1/users
    expect: { status: 200 }
`,
    'acme.integration.yaml': 'name: Acme\nscopes:\n  okta.groups.read: reads groups\nplans: [sync.scopebench.yaml]\n',
    'logs.integration.yaml': 'name: Logs\nscopes:\n  okta.logs.read: reads the log\n',
    'personal.integration.yaml': 'name: P\nscopes:\n  okta.personal.adminSettings.read: reads settings\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder.path, name), text);
});
afterAll(() => folder.remove());

const drift = (...args: string[]) => runScopebench(['drift', ...args], { cwd: folder.path });

test('what breaks a step of the plan that the integration names, with the reason; 4', async () => {
  const { code, json } = await drift('old.yaml', 'new.yaml', '--integration', 'acme.integration.yaml', '--json');
  expect(code).toBe(4);
  expect(json).toMatchObject({ from: '2026.06.3', to: '2026.10.0', seen: null });
  expect(json.scopesRemoved).toEqual(['okta.apps.read', 'okta.users.read']);
  const [scope, operation, opened] = json.concerns;
  expect(scope).toMatchObject({ level: 'breaks', subject: 'okta.users.read' });
  expect(scope.because[0]).toContain('sync.scopebench.yaml');
  expect(operation).toMatchObject({ level: 'breaks', subject: 'GET /api/v1/users' });
  expect(operation.what).toContain('needs okta.people.read, which you do not ask for');
  expect(operation.because).toEqual(['step people of sync.scopebench.yaml']);
  // No step calls the groups, so that their deprecation is none of its business; what a scope opens from now on is named.
  expect(opened).toMatchObject({ level: 'opens', subject: 'GET /api/v1/group-tags' });
  expect(json.concerns).toHaveLength(3);
});

test('nothing of yours changes: 0, and everything is listed all the same', async () => {
  const { code, stdout } = await drift('old.yaml', 'new.yaml', '--integration', 'logs.integration.yaml');
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing of yours changes.');
  expect(stdout).toContain('Operations gone: 1');
});

test('the overlay is marked as seen by name only, and concerns whoever asks for its scopes', async () => {
  const { code, stdout } = await drift('shipped', 'overlay', '-i', 'personal.integration.yaml');
  expect(code).toBe(4);
  expect(stdout).toContain('2026.06.3 → 2026.09.2');
  expect(stdout).toContain('Marked: seen by name only, not a full comparison.');
  expect(stdout).toContain('Scopes gone: 2');
  expect(stdout).toContain('Operations gone: 3');
  expect(stdout).toContain('GET /api/v1/devices/{deviceId}/os-accounts  needs okta.devices.read');
  expect(stdout).toContain('because of scope okta.personal.adminSettings.read of personal.integration.yaml');
});

test('a catalogue beside itself has no difference', async () => {
  expect(await drift('shipped', 'shipped')).toMatchObject({ code: 0 });
});

test.each([
  [['old.yaml'], 1, "Missing required argument 'new'."],
  [['old.yaml', 'sync.scopebench.yaml'], 2, 'sync.scopebench.yaml: $.openapi must be a version 3'],
  [['old.yaml', 'new.yaml', '-i', 'old.yaml'], 2, 'old.yaml is neither an integration nor a plan'],
])('%j is answered with a sentence', async (args, code, words) => {
  const ran = await drift(...args);
  expect([ran.code, ran.stdout]).toEqual([code, '']);
  expect(ran.stderr).toContain(words);
});
