// `scopebench sandbox`: the org alone, for the integrator's own product. The commands are those of Okta's own guide.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SWITCH_VALUES } from '../../electron/sandbox/switches.ts';
import { OWN_API_KIND, PERSON_KIND, SANDBOX_KEYED_KIND, SANDBOX_KIND } from '../support/credentials.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { runScopebench, startScopebench } from './support/scopebench.ts';
import { spawnScopebench, startSpawned } from './support/spawn-scopebench.ts';

let org: ServedSandbox;
beforeAll(async () => {
  org = await startSandbox();
});
afterAll(async () => {
  await org.stop();
});

test('prints one line with address, seed and its clients, the full one first', () => {
  const { url, seed, clients } = org.first;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(seed).toBe('scopebench');
  expect(clients.map((one: { name: string }) => one.name)).toEqual([
    'Directory Insights',
    'Report Reader',
    'Partial Sync',
    'No Role Connector',
    'Nightly Sync',
    'Sealed Sync',
    'Orders Worker',
    'Team Calendar',
    'Field Map',
    'Desk Client',
  ]);
  const shape = ['name', 'kind', 'clientId', 'clientSecret', 'privateJwk', 'dpop', 'scopes'];
  const ofKind = (kind: string) => clients.filter((one: { kind: string }) => one.kind === kind);
  for (const client of clients) expect(Object.keys(client).slice(0, shape.length)).toEqual(shape);
  for (const client of ofKind(SANDBOX_KIND))
    expect([Object.keys(client), client]).toMatchObject([
      shape,
      { clientSecret: expect.any(String), privateJwk: null },
    ]);
  const byKey = ofKind(SANDBOX_KEYED_KIND);
  for (const client of byKey) expect([Object.keys(client), client.clientSecret]).toEqual([shape, null]);
  expect(byKey).toMatchObject([
    { privateJwk: { kty: 'RSA' }, dpop: false },
    { privateJwk: { kty: 'EC' }, dpop: true },
  ]);
  expect(org.first.apiTokens).toMatchObject([
    {
      name: 'Build server',
      owner: expect.stringContaining('@'),
      role: 'SUPER_ADMIN',
      token: expect.stringMatching(/^00/),
    },
    { name: 'Report script', role: 'READ_ONLY_ADMIN' },
  ]);
  expect(Object.keys(org.first.apiTokens[0])).toEqual(['name', 'owner', 'role', 'token']);
  const having = (field: string) => clients.filter((one: object) => field in one);
  expect(having('authorizationServer')).toMatchObject([
    { kind: OWN_API_KIND, clientSecret: expect.any(String), scopes: ['AccessAll'], authorizationServer: 'default' },
  ]);
  const loopback = expect.arrayContaining(['http://127.0.0.1:8765/callback']);
  expect(having('redirectUris')).toMatchObject([
    { name: 'Team Calendar', kind: PERSON_KIND, clientSecret: expect.any(String), redirectUris: loopback },
    { name: 'Field Map', clientSecret: null, redirectUris: loopback },
    { name: 'Desk Client', clientSecret: null, redirectUris: loopback },
  ]);
  expect(clients[0].scopes).toContain('okta.users.manage');
  expect(clients[0].scopes.length).toBeGreaterThan(clients[1].scopes.length);
  expect(org.client('Partial Sync').scopes).toEqual(['okta.groups.read', 'okta.logs.read', 'okta.users.read']);
});

test('names the people who can sign in, and its own API', () => {
  const { url, users, ownApi } = org.first;
  expect(users).toEqual(
    [1, 2, 3].map(() => ({ login: expect.stringMatching(/@acme\.example$/), password: expect.any(String) })),
  );
  expect(ownApi).toEqual({
    url: `${url}/own-api`,
    weakUrl: `${url}/weak-api`,
    authorizationServer: 'default',
    audience: 'api://default',
    scope: 'AccessAll',
  });
});

test('the same seed gives the same clients, another seed others', async () => {
  const [again, other] = await Promise.all([startSandbox(), startSandbox('--seed', 'night-shift')]);
  try {
    expect(again.first.clients).toEqual(org.first.clients);
    expect(other.first.seed).toBe('night-shift');
    expect(other.first.clients[0].clientSecret).not.toBe(org.first.clients[0].clientSecret);
  } finally {
    await Promise.all([again.stop(), other.stop()]);
  }
});

test("the guide's own commands work but for the base address", async () => {
  const { clientId, clientSecret } = org.client('Directory Insights');
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const token = await sendAsCurl('POST', `${org.url}/oauth2/v1/token`, {
    headers: [
      'Accept: application/json',
      `Authorization: Basic ${basic}`,
      'Cache-control: no-cache',
      'Content-type: application/x-www-form-urlencoded',
    ],
    data: 'grant_type=client_credentials&scope=okta.users.read okta.groups.read',
  });
  expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'okta.users.read okta.groups.read' });
  const users = await sendAsCurl('GET', `${org.url}/api/v1/users`, {
    headers: ['Accept: application/json', `Authorization: Bearer ${token.access_token}`],
  });
  expect(users).toHaveLength(200);
  expect(users[0].profile.login).toContain('@');
});

test('without --json it shows a person what to try', async () => {
  const reader = await runAndStop(['sandbox', '--port', '0']);
  expect(reader).toContain('Directory Insights');
  expect(reader).toMatch(/Sealed Sync.*needs DPoP/);
  expect(reader).toMatch(/Report script +00[\w-]{40} +\S+@acme\.example +READ_ONLY_ADMIN/);
  expect(reader).toContain('no admin role');
  expect(reader).toMatch(/curl --request POST --url http:\/\/127\.0\.0\.1:\d+\/oauth2\/v1\/token/);
  expect(reader).toMatch(/curl "http:\/\/127\.0\.0\.1:\d+\/api\/v1\/users\?limit=2"/);
});

describe('switches', () => {
  test('--role-missing empty answers a list with [] where the role is missing', async () => {
    const empty = await startSandbox('--role-missing', 'empty');
    try {
      const env = { SCOPEBENCH_CLIENT_SECRET: empty.client('No Role Connector').clientSecret };
      const forbidden = await runScopebench(
        ['send', 'GET', '/api/v1/users', ...org.as('No Role Connector'), '--json'],
        {
          env,
        },
      );
      const listed = await runScopebench(['send', 'GET', '/api/v1/users', ...empty.as('No Role Connector'), '--json'], {
        env,
      });
      expect([forbidden.json.status, forbidden.json.verdict]).toEqual([403, 'role-missing']);
      expect([listed.json.status, listed.json.body]).toEqual([200, []]);
    } finally {
      await empty.stop();
    }
  });

  test('--switch sets the points where Okta is uncertain, and refuses what it does not know', async () => {
    const set = await startSandbox('--switch', 'unknownPath=E0000022', '--switch', 'roleMissingOnLists=empty');
    try {
      expect((await fetch(`${set.url}/api/v1/nothing`)).status).toBe(405);
      const env = { SCOPEBENCH_CLIENT_SECRET: set.client('No Role Connector').clientSecret };
      const listed = await runScopebench(['send', 'GET', '/api/v1/users', ...set.as('No Role Connector'), '--json'], {
        env,
      });
      expect([listed.json.status, listed.json.body]).toEqual([200, []]);
    } finally {
      await set.stop();
    }
    const refusals: [string, string][] = [
      ['unknownPath=404', 'The switch unknownPath can be E0000008 or E0000022 or E0000007.'],
      ['unknownpath=E0000022', 'There is no switch "unknownpath". The switches are unknownClientStatus, '],
      ['unknownPath', '"unknownPath" is not of the form name=value.'],
    ];
    for (const [text, message] of refusals) {
      const wrong = await runScopebench(['sandbox', '--switch', text, '--json']);
      expect([wrong.code, wrong.json.error.code]).toEqual([1, 'USAGE']);
      expect(wrong.json.error.message).toContain(message);
    }
  });

  test('--client adds integrations with scopes of their own, and refuses what the org does not take', async () => {
    const own = await startSandbox('--client', 'Our product=okta.users.read, okta.groups.read');
    try {
      const { clientSecret, scopes } = own.client('Our product');
      expect(scopes).toEqual(['okta.groups.read', 'okta.users.read']);
      const sent = await runScopebench(['send', 'GET', '/api/v1/users', ...own.as('Our product'), '--json'], {
        env: { SCOPEBENCH_CLIENT_SECRET: clientSecret },
      });
      expect(sent.json.status).toBe(200);
    } finally {
      await own.stop();
    }
    for (const [text, message] of [
      ['Our product', '"Our product" is not of the form name=scopes.'],
      ['Our product=', 'No scope is given for “Our product”.'],
      ['Our product=okta.nothing.read', 'The org knows no scope okta.nothing.read.'],
    ] as const) {
      const wrong = await runScopebench(['sandbox', '--client', text, '--json']);
      expect([wrong.code, wrong.json.error.code, wrong.json.error.message]).toEqual([1, 'USAGE', message]);
    }
  });

  test('a clock outside the years of the org, too many faults and a seed of nothing are wrong calls', async () => {
    const many = Array.from({ length: 101 }, () => ['--fault', 'status=503']).flat();
    for (const [args, message] of [
      [['--clock', '1980-01-01T00:00:00Z'], 'The clock cannot go there.'],
      [many, 'There are 100 faults already.'],
      [['--seed', ''], '--seed needs a text.'],
    ] as const) {
      const wrong = await runScopebench(['sandbox', ...args, '--json']);
      expect([wrong.code, wrong.json.error.code, wrong.json.error.message]).toEqual([1, 'USAGE', message]);
    }
  });

  test('--help lists every switch with the values that it takes, the default first', async () => {
    const { stdout } = await runScopebench(['sandbox', '--help']);
    for (const [name, values] of Object.entries(SWITCH_VALUES))
      expect(stdout).toMatch(new RegExp(`^  ${name}=${values.join('\\|')}  +\\S.{10,}$`, 'm'));
    expect(stdout).not.toContain('default: []');
  });

  test('--rate-limits decides whether calls are counted', async () => {
    const limited = await startScopebench(['sandbox', '--port', '0', '--json']);
    try {
      const { headers } = await fetch(`${limited.first.url}/api/v1/users`);
      expect(Number(headers.get('x-rate-limit-limit'))).toBeGreaterThan(0);
    } finally {
      await limited.stop();
    }
    const wrong = await runScopebench(['sandbox', '--rate-limits', 'none', '--json']);
    expect(wrong.code).toBe(1);
    expect(wrong.json.error.message).toContain('workforce, integrator, off');
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with exit code 0, whoever is connected', async (signal) => {
  const served = await startSpawned(['sandbox', '--port', '0', '--json']);
  // A connection that is kept open must not keep the process.
  const idle = connect(Number(new URL(served.first.url).port), '127.0.0.1').on('error', () => {});
  const { code } = await served.stop(signal);
  idle.destroy();
  expect(code).toBe(0);
});

test('a port that is taken is said, with exit code 3', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { code, json, stderr } = await runScopebench(['sandbox', '--port', String(port), '--json']);
  server.close();
  expect(code).toBe(3);
  expect(json.error.code).toBe('PORT_TAKEN');
  expect(stderr).toContain(`Port ${port} is taken`);
  expect(stderr).toContain('--port 0');
  expect((await runScopebench(['sandbox', '--port', '70000'])).code).toBe(1);
});

/** With curl where there is one, else the same bytes over a plain socket: fetch would encode the spaces. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of the org
function sendAsCurl(method: string, url: string, given: { headers: string[]; data?: string }): Promise<any> {
  const args = ['--silent', '--noproxy', '*', '--request', method, '--url', url];
  for (const header of given.headers) args.push('--header', header);
  if (given.data !== undefined) args.push('--data', given.data);
  return new Promise((resolve, reject) => {
    execFile('curl', args, { maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (!error) resolve(JSON.parse(stdout));
      else if (error.code === 'ENOENT') resolve(sendBytes(method, url, given));
      else reject(error);
    });
  });
}

async function sendBytes(method: string, url: string, { headers, data = '' }: { headers: string[]; data?: string }) {
  const { host, port, pathname } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const lines = [
    `${method} ${pathname} HTTP/1.0`,
    `Host: ${host}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(data)}`,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${data}`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
}

async function runAndStop(args: string[]): Promise<string> {
  const child = spawnScopebench(args);
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes('Ctrl-C')) child.kill('SIGTERM');
  }
  return text;
}
