// A planted secret must be found nowhere: not in what is printed, not in the data folder, not in the arguments that other
// programs can read. Whatever the command does with it.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderFiles } from '../support/folder-files.ts';
import { FORMS, secretsLeft, stringsIn } from '../support/orgs/hostile-forms.ts';
import { startHostileOrg } from '../support/orgs/hostile-org.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { type Ran, runScopebench } from './support/scopebench.ts';
import { spawnScopebench } from './support/spawn-scopebench.ts';

const PASSPHRASE = 'planted-passphrase-4711';
let org: ServedSandbox;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [org, folder] = await Promise.all([startSandbox(), tempFolder()]);
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

test('no command lets a secret out', async () => {
  const { clientId, clientSecret } = org.client('Directory Insights');
  const env = { SCOPEBENCH_PASSPHRASE: PASSPHRASE, SCOPEBENCH_CLIENT_SECRET: clientSecret, SCOPEBENCH_DEBUG: '1' };
  const dataDir = ['--data-dir', folder.path];
  const visit = ['--org', org.url, '--client-id', clientId];
  const wrong = 'planted-wrong-secret-0815';
  const token = await runScopebench(['token', ...visit, '--scopes', 'okta.users.read', '--json', '--reveal'], { env });
  const raw: string = token.json.accessToken;

  const ran: Ran[] = [];
  const commands: { args: string[]; stdin?: string; env?: Record<string, string> }[] = [
    {
      args: ['tenants', 'add', '--name', 'Acme', '--url', org.url, '--client-id', clientId, '--protect', 'passphrase'],
    },
    { args: ['tenants', 'show', 'Acme', '--json'] },
    { args: ['tenants', 'export'] },
    { args: ['token', '-t', 'Acme', '--scopes', 'okta.users.read'] },
    { args: ['token', '-t', 'Acme', '--scopes', 'okta.users.read', '--json'] },
    { args: ['token', '-t', 'Acme', '--scopes', 'no.such.scope', '--json'] },
    { args: ['token', ...visit, '--scopes', 'okta.users.read', '--secret-stdin', '--json'], stdin: wrong },
    { args: ['send', 'GET', '/api/v1/users?limit=1', '-t', 'Acme', '--json'] },
    { args: ['send', 'GET', '/api/v1/users?limit=1', '-t', 'Acme', '--token-stdin', '-i'], stdin: raw },
    {
      args: ['send', 'POST', '/api/v1/groups', '-t', 'Acme', '--body', '-', '--json'],
      stdin: JSON.stringify({ profile: { name: clientSecret } }),
    },
    { args: ['tenants', 'credential', 'Acme', '--name', 'Second', '--client-id', clientId] },
    { args: ['tenants', 'list'], env: { SCOPEBENCH_PASSPHRASE: wrong } },
    { args: ['doctor', '--json', '-t', 'Acme'] },
  ];
  for (const { args, stdin, env: own } of commands)
    ran.push(
      await runScopebench([...args, ...dataDir], {
        env: { ...env, ...own },
        ...(stdin === undefined ? {} : { stdin }),
      }),
    );

  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0]);
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const secrets = { clientSecret, raw, wrong, PASSPHRASE, basic, signature: raw.split('.')[2] ?? raw };
  const texts = new Map([
    ...ran.flatMap(({ stdout, stderr }, index) => [
      [`stdout of ${commands[index]?.args.join(' ')}`, stdout] as const,
      [`stderr of ${commands[index]?.args.join(' ')}`, stderr] as const,
    ]),
    ...[...(await folderFiles(folder.path))].map(([name, bytes]) => [name, bytes.toString('latin1')] as const),
  ]);
  const found = [...texts].flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [`${name} in ${place}`] : [])),
  );
  expect(texts.size).toBeGreaterThan(ran.length * 2 + 5);
  expect(found).toEqual([]);
});

test('what a hostile org repeats is printed in no form', async () => {
  const clientId = '0oahostile0000000001';
  const clientSecret = 'planted "odd" /secret+with é= and %41';
  const token = 'planted-opaque-token-of-4711-characters';
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const values = { clientSecret, token, basic };
  const formsOf = (...all: string[]) => all.flatMap((value) => Object.values(FORMS).map((form) => form(value)));
  const says = formsOf(...Object.values(values));
  const hostile = await startHostileOrg();
  const said = JSON.stringify(says.join(' '));
  const grant = `{"access_token":"${token}","expires_in":3600,"scope":${said},"token_type":${said},"more":${said}}`;
  const visit = ['--org', hostile.url, '--client-id', clientId, '--scopes', 'okta.users.read'];
  // What was never granted is no token.
  const known = formsOf(clientSecret, basic);
  const refused = JSON.stringify(known.join(' '));
  const refusal = { status: 400, says: known, body: `{"error":${refused},"error_description":${refused}}` };
  const ran: Ran[] = [];
  for (const [args, answers] of [
    [['token', ...visit], [refusal]],
    [['token', ...visit, '--json'], [refusal]],
    [['token', ...visit, '--json'], [{ says, body: grant }]],
    [['token', ...visit], [{ says, body: grant }]],
    [
      ['send', 'GET', '/api/v1/users', ...visit, '-i'],
      [{ says: [], body: grant }, { says }],
    ],
    [
      ['send', 'GET', '/api/v1/users', ...visit, '--json'],
      [{ says: [], body: grant }, { says }],
    ],
    [
      ['send', 'GET', '/api/v1/users', ...visit, '--raw'],
      [{ says: [], body: grant }, { says }],
    ],
  ] as const) {
    let asked = 0;
    hostile.answer = () => answers[asked++] ?? answers[answers.length - 1] ?? { says: [] };
    ran.push(await runScopebench([...args], { env: { SCOPEBENCH_CLIENT_SECRET: clientSecret } }));
  }
  await hostile.close();
  expect(ran.map(({ code }) => code)).toEqual([4, 4, 0, 0, 0, 0, 0]);
  const printed = ran.map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join('\n');
  expect(printed).toContain('removed');
  expect(secretsLeft(Buffer.from([...stringsIn(printed)].join('\n')), values)).toEqual([]);
});

test('no option of any command takes a secret', async () => {
  const commands = [
    ['token'],
    ['send'],
    ['sandbox'],
    ['serve'],
    ['doctor'],
    ['tenants', 'add'],
    ['tenants', 'credential'],
  ];
  for (const command of commands) {
    const { stdout } = await runScopebench([...command, '--help']);
    const taking = stdout.match(/--[\w-]*(?:secret|token|passphrase|password)[\w-]*(?=[ ,]+<)/g);
    expect(taking).toBeNull();
  }
});

test.runIf(process.platform === 'linux')(
  'a secret of the environment is not in the arguments of the process',
  async () => {
    const secret = 'planted-secret-in-the-environment';
    const child = spawnScopebench(['sandbox', '--port', '0', '--json'], { env: { SCOPEBENCH_CLIENT_SECRET: secret } });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const line = await readFile(`/proc/${child.pid}/cmdline`, 'utf8');
    child.kill();
    expect(line).toContain('sandbox');
    expect(line).not.toContain(secret);
  },
);
