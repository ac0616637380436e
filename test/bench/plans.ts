// What it costs to run a plan: 1,000 steps on a sandbox org in a process of its own, as whole processes from their start to their end, beside a
// bare loop over one connection that sends the same, and beside newman, and Bruno's `bru` where that is on the path. Needs `npm run build`. Prints ratios.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { tempFolder } from '../support/temp-folder.ts';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');
const NEWMAN = createRequire(import.meta.url).resolve('newman/bin/newman.js');
/** Looked for on the path: whether it is there depends on the machine, it is no part of the packages. */
const BRUNO = 'bru';
const STEPS = 1000;
const TURNS = 3;
const PATH = '/api/v1/users?limit=1';

const PLAN = [
  'plan: A thousand steps',
  'scopes: { okta.users.read: reads people }',
  'steps:',
  ...Array.from(
    { length: STEPS },
    (_, index) => `  - { id: s${index}, request: GET ${PATH}, expect: { status: 200 } }`,
  ),
].join('\n');

/** A program of its own: node, the token by Basic, and one request after the other over one connection. */
const LOOP = `
const http = require('node:http');
const { ORG, ID, SCOPEBENCH_CLIENT_SECRET: SECRET } = process.env;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const send = (method, path, headers, body) => new Promise((done, failed) => {
  const request = http.request(ORG + path, { method, headers, agent }, (answer) => {
    let text = '';
    answer.on('data', (chunk) => { text += chunk; });
    answer.on('end', () => done({ status: answer.statusCode, text }));
  });
  request.on('error', failed);
  request.end(body);
});
(async () => {
  const form = { authorization: 'Basic ' + Buffer.from(ID + ':' + SECRET).toString('base64'), 'content-type': 'application/x-www-form-urlencoded' };
  const token = JSON.parse((await send('POST', '/oauth2/v1/token', form, 'grant_type=client_credentials&scope=okta.users.read')).text).access_token;
  for (let at = 0; at < ${STEPS}; at += 1) {
    const { status } = await send('GET', '${PATH}', { authorization: 'Bearer ' + token });
    if (status !== 200) throw new Error(String(status));
  }
  process.exit(0);
})();`;

export async function run(): Promise<void> {
  const folder = await tempFolder();
  const sandbox = spawn(
    process.execPath,
    [CLI, 'sandbox', '--json', '--rate-limits', 'off', '--data-dir', folder.path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: sandbox.stdout }), 'line')) as [string];
  const { url, clients } = JSON.parse(line) as { url: string; clients: { clientId: string; clientSecret: string }[] };
  const [{ clientId, clientSecret } = { clientId: '', clientSecret: '' }] = clients;
  const env = { ...process.env, ORG: url, ID: clientId, SCOPEBENCH_CLIENT_SECRET: clientSecret };
  const plan = join(folder.path, 'thousand.scopebench.yaml');
  await writeFile(plan, PLAN);
  const ways: Ways = {
    'a bare loop': [process.execPath, ['-e', LOOP]],
    'scopebench run': [
      process.execPath,
      [CLI, 'run', plan, '--org', url, '--client-id', clientId, '--concurrency', '1', '--json'],
    ],
    newman: await newmanOn(plan, folder.path, env),
    ...(await brunoOn(folder.path, env)),
  };
  const times = new Map<string, number>();
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, [command, args, cwd]] of Object.entries(ways)) {
      const began = performance.now();
      execFileSync(command, args, { env, cwd, stdio: ['ignore', 'ignore', 'ignore'] });
      times.set(name, Math.min(times.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - began));
    }
  const least = times.get('a bare loop') ?? 1;
  for (const [name, ms] of times)
    console.log(
      `${STEPS} steps, ${name}: ${(ms / 1000).toFixed(2)} s, ratio ${(ms / least).toFixed(1)} to a bare loop`,
    );
  sandbox.kill();
  await once(sandbox, 'exit');
  await folder.remove();
}

type Ways = Record<string, [command: string, args: string[], cwd?: string]>;

async function newmanOn(plan: string, folder: string, env: NodeJS.ProcessEnv): Promise<Ways[string]> {
  const collection = join(folder, 'thousand.json');
  execFileSync(process.execPath, [CLI, 'plan', 'export', plan, '--to', 'postman', '--output', collection], {
    env,
    stdio: 'ignore',
  });
  // Not as arguments: everybody on the machine reads those.
  const given = join(folder, 'environment.json');
  const values = { baseUrl: env.ORG, clientId: env.ID, clientSecret: env.SCOPEBENCH_CLIENT_SECRET };
  await writeFile(
    given,
    JSON.stringify({ values: Object.entries(values).map(([key, value]) => ({ key, value, enabled: true })) }),
  );
  return [process.execPath, [NEWMAN, 'run', collection, '--environment', given]];
}

/** A collection of its own making: a token request and the same thousand, each with its assertion. */
async function brunoOn(folder: string, env: NodeJS.ProcessEnv): Promise<Ways> {
  try {
    execFileSync(BRUNO, ['--version'], { stdio: 'ignore' });
  } catch {
    console.log(`${BRUNO} is not on the path.`);
    return {};
  }
  const collection = join(folder, 'bruno');
  await mkdir(join(collection, 'environments'), { recursive: true });
  const write = (name: string, text: string) => writeFile(join(collection, name), text);
  await write('bruno.json', JSON.stringify({ version: '1', name: 'Thousand', type: 'collection' }));
  await write(
    'environments/org.bru',
    `vars {\n  org: ${env.ORG}\n  id: ${env.ID}\n  secret: ${env.SCOPEBENCH_CLIENT_SECRET}\n}\n`,
  );
  await write(
    '0-token.bru',
    `meta {\n  name: token\n  type: http\n  seq: 1\n}\n\npost {\n  url: {{org}}/oauth2/v1/token\n  body: formUrlEncoded\n  auth: basic\n}\n\nauth:basic {\n  username: {{id}}\n  password: {{secret}}\n}\n\nbody:form-urlencoded {\n  grant_type: client_credentials\n  scope: okta.users.read\n}\n\nvars:post-response {\n  token: res.body.access_token\n}\n`,
  );
  for (let at = 0; at < STEPS; at += 1)
    await write(
      `s${at}.bru`,
      `meta {\n  name: s${at}\n  type: http\n  seq: ${at + 2}\n}\n\nget {\n  url: {{org}}${PATH}\n  body: none\n  auth: bearer\n}\n\nauth:bearer {\n  token: {{token}}\n}\n\nassert {\n  res.status: eq 200\n}\n`,
    );
  return { bruno: [BRUNO, ['run', '--env', 'org', '--bail'], collection] };
}
