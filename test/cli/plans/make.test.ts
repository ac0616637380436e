// `scopebench plan make`: what was recorded of the sandbox org becomes a plan that is met there; each kind of file is read; no secret gets
// into it; a person's file is left alone.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runScopebench, type Serving, startScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: Serving;
beforeAll(async () => {
  folder = await tempFolder();
  org = await startScopebench(['sandbox', '--json', '--client', 'Plans=okta.users.read okta.groups.manage']);
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

interface Client {
  name: string;
  clientId: string;
  clientSecret: string;
}
const client = (): Client => org.first.clients.find(({ name }: Client) => name === 'Plans');
const scopebench = (args: string[], more: Parameters<typeof runScopebench>[1] = {}) =>
  runScopebench([...args, '--data-dir', join(folder.path, 'data')], more);

interface Entry {
  request: object;
  response: object;
}

/** Sends as an integration would, and keeps what a proxy keeps. */
async function recorder() {
  const entries: Entry[] = [];
  const call = async (method: string, path: string, headers: Record<string, string>, body: string | null) => {
    const url = path.startsWith('http') ? path : `${org.first.url}${path}`;
    const answer = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
    const text = await answer.text();
    entries.push({
      request: {
        method,
        url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        ...(body === null ? {} : { postData: { mimeType: headers['content-type'], text: body } }),
      },
      response: {
        status: answer.status,
        statusText: answer.statusText,
        headers: [...answer.headers].map(([name, value]) => ({ name, value })),
        content: { text },
      },
    });
    return {
      json: text === '' ? null : JSON.parse(text),
      next: /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('link') ?? '')?.[1],
    };
  };
  const { clientId, clientSecret } = client();
  const token = await call(
    'POST',
    '/oauth2/v1/token',
    {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    },
    'grant_type=client_credentials&scope=okta.users.read+okta.groups.manage',
  );
  const bearer = { authorization: `Bearer ${token.json.access_token}`, accept: 'application/json' };
  return {
    entries,
    get: (path: string) => call('GET', path, bearer, null),
    send: (method: string, path: string, body: object | null) =>
      call(
        method,
        path,
        { ...bearer, ...(body ? { 'content-type': 'application/json' } : {}) },
        body && JSON.stringify(body),
      ),
    har: () => JSON.stringify({ log: { version: '1.2', creator: { name: 'a proxy', version: '1' }, entries } }),
  };
}

async function save(name: string, text: string): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, text);
  return file;
}

const MADE = `plan: recorded
scopes:
  okta.users.read: '' # why: list-users, read-user
  okta.groups.manage: '' # why: add-group, replace-group, read-group, delete-group
steps:
  - id: list-users
    title: List users
    request: GET /api/v1/users
    parameters: { limit: 2 }
    expect: { status: 200 }
    repeat: { pages: 2 }
    save: { userId: '$[1].id' }

  - id: read-user
    title: Get user
    request: GET /api/v1/users/{userId}
    expect: { status: 200 }

  - id: add-group
    title: Add group
    request: POST /api/v1/groups
    body: { profile: { name: Made by a plan } }
    expect: { status: 200 }
    save: { groupId: $.id }

  - id: replace-group
    title: Replace group
    request: PUT /api/v1/groups/{groupId}
    body: { profile: { name: Renamed by a plan } }
    expect: { status: 200 }

  - id: read-group
    title: Get group
    request: GET /api/v1/groups/{groupId}
    expect: { status: 200 }

  - id: list-applications-403
    title: List applications
    request: GET /api/v1/apps
    expect: { status: 403 }
teardown:
  - id: delete-group
    title: Delete group
    request: DELETE /api/v1/groups/{groupId}
    expect: { status: 204 }
`;

test('a HAR of the sandbox org becomes a plan that is met there', async () => {
  const { get, send, har } = await recorder();
  const users = await get('/api/v1/users?limit=2');
  await get(users.next ?? '');
  await get(`/api/v1/users/${users.json[1].id}`);
  await get(`/api/v1/users/${users.json[0].id}`);
  const group = await send('POST', '/api/v1/groups', { profile: { name: 'Made by a plan' } });
  await send('PUT', `/api/v1/groups/${group.json.id}`, { profile: { name: 'Renamed by a plan' } });
  await get(`/api/v1/groups/${group.json.id}`);
  await get('/api/v1/apps');
  await get('/static/app.js').catch(() => undefined);
  await send('DELETE', `/api/v1/groups/${group.json.id}`, null);

  const output = join(folder.path, 'recorded.scopebench.yaml');
  const recording = await save('recording.har', har());
  const made = await scopebench([
    'plan',
    'make',
    recording,
    '--scopes',
    'okta.users.read okta.groups.manage',
    '--output',
    output,
    '--json',
  ]);
  expect(made.stderr).toContain('Left out: 1 call, made by the bench itself');
  expect(made.code).toBe(0);
  expect(made.json).toMatchObject({ file: output, steps: 6, teardown: 1 });
  const text = await readFile(output, 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/scopebench-plan\.schema\.json\n/);
  expect(await readFile(join(folder.path, 'scopebench-plan.schema.json'), 'utf8')).toBe(
    (await scopebench(['plan', 'schema'])).stdout,
  );
  expect(text.slice(text.indexOf('plan:'))).toBe(MADE);
  const { clientId, clientSecret } = client();
  const ran = await scopebench(['run', output, '--org', org.first.url, '--client-id', clientId, '--json'], {
    env: { SCOPEBENCH_CLIENT_SECRET: clientSecret },
  });
  expect(ran.json.plans[0].steps.filter(({ outcome }: { outcome: string }) => outcome !== 'met')).toEqual([]);
  expect(ran.code).toBe(0);
});

test('a plan that is there is left alone, and no call is no plan', async () => {
  const mine = await save('mine.scopebench.yaml', 'plan: Mine\n');
  const curl = await save(
    'call.sh',
    "curl 'https://acme.okta.com/api/v1/users?limit=1' -H 'Authorization: SSWS 00opensesame4711'\n",
  );
  const refused = await scopebench(['plan', 'make', curl, '--output', mine]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--force');
  expect(await readFile(mine, 'utf8')).toBe('plan: Mine\n');
  const shown = await scopebench(['plan', 'make', curl]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('request: GET /api/v1/users\n');
  expect(shown.stdout + shown.stderr).not.toContain('4711');
  const none = await scopebench(['plan', 'make', await save('other.sh', 'curl https://acme.example/shop')]);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('No call of it becomes a step');
});

test('the history of this computer becomes a plan too', async () => {
  await scopebench(['send', 'GET', '/api/v1/users?limit=1', '--json']);
  await scopebench(['send', 'GET', '/api/v1/groups?limit=1', '--json']);
  const made = await scopebench([
    'plan',
    'make',
    '--history',
    '--since',
    '1h',
    '--scopes',
    'okta.users.read okta.groups.read',
  ]);
  expect(made.code).toBe(0);
  expect([...made.stdout.matchAll(/- id: (.+)/g)].map(([, id]) => id)).toEqual(['list-users', 'list-groups']);
  const wrong = await scopebench(['plan', 'make', '--tenant', 'sandbox', '--operation', 'listUsers']);
  expect(wrong.code).toBe(1);
});
