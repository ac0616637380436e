// `scopebench readiness` as a pipeline calls it: the report, its exit codes, the evidence pack in all its forms, and --verify by somebody who has
// nothing but the pack.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECK_IDS } from '../../../shared/runs/readiness/readiness-checks.ts';
import { parseXml } from '../../support/parse-xml.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type Ran, runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let ran: Ran;
const at = (...parts: string[]) => join(folder.path, ...parts);
const readiness = (...args: string[]) =>
  runScopebench(['readiness', ...args, '--data-dir', at('data')], { cwd: folder.path });

const INTEGRATION = `integration: Acme Access Reviews
scopes:
  okta.users.read: Reads people, to show each with a name.
  okta.groups.read: Reads groups, which are what is reviewed.
  okta.brands.read: Reads the logo, to show it above each review.
contacts: { support: help@acme.example, escalation: oncall@acme.example }
plans: [acme.scopebench.yaml]
versions:
  - { version: '1', date: '2026-11-30', name: Acme Access Reviews, scopes: [okta.users.read, okta.groups.read, okta.brands.read] }
instances:
  - { tenant: sandbox, credential: Directory Insights, version: '1' }
`;
const PLAN = `plan: Acme reads
scopes: { okta.users.read: Reads people, okta.groups.read: Reads groups, okta.brands.read: Reads the logo }
steps:
  - { id: list-users, request: GET /api/v1/users?limit=2 }
  - { id: list-groups, request: GET /api/v1/groups?limit=2 }
`;

beforeAll(async () => {
  folder = await tempFolder();
  await writeFile(at('acme.integration.yaml'), INTEGRATION);
  await writeFile(at('acme.scopebench.yaml'), PLAN);
  ran = await readiness('--integration', 'acme.integration.yaml', '--out', 'pack', '--json');
}, 60_000);
afterAll(() => folder.remove());

const stateOf = (id: string) => ran.json.checks.find((check: { id: string }) => check.id === id);

test('the report names each check with its state, and the exit code says that it is not ready', () => {
  expect(ran.code).toBe(4);
  expect(ran.json).toMatchObject({ integration: 'Acme Access Reviews', version: '1', ready: false });
  expect(ran.json.checks.map(({ id }: { id: string }) => id)).toEqual([...CHECK_IDS]);
  const sums = Object.values(ran.json.sums as Record<string, number>).reduce((sum, one) => sum + one, 0);
  expect(sums).toBe(CHECK_IDS.length);
  expect(stateOf('scopes-needed')).toMatchObject({
    state: 'fail',
    why: 'Nothing was refused without okta.brands.read.',
    at: expect.any(Number),
  });
  for (const id of ['basic', 'wrong-secret', 'empty-scope', 'subset', 'token-scopes', 'org-server', 'scopes-suffice'])
    expect(stateOf(id).state, id).toBe('pass');
  expect(stateOf('wrong-secret').evidence).toMatchObject([{ status: 401, tenant: 'Sandbox org' }]);
});

test('the pack has the report in each form, a transcript behind each answer, and no secret', async () => {
  const names = (await readdir(at('pack'), { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
  expect(names).toEqual([
    'evidence-pack.zip',
    ...Array.from({ length: names.length - 8 }, (_, index) => `evidence/${String(index + 1).padStart(4, '0')}.json`),
    'manifest.json',
    'manifest.sha256',
    'readiness.html',
    'readiness.json',
    'readiness.junit.xml',
    'readiness.md',
    'reason-to-use-scopes.txt',
  ]);
  const texts = await Promise.all(
    names.filter((name) => !name.endsWith('.zip')).map((name) => readFile(at('pack', name), 'utf8')),
  );
  expect(texts.join('\n')).not.toMatch(/eyJ[\w-]{20}|Basic [\w+/=]{20}|"client_secret"/);
  const html = await readFile(at('pack', 'readiness.html'), 'utf8');
  expect(html.replace(/href="evidence\/\d+\.json"/g, '')).not.toMatch(/(src|href)=|url\(|@import|<script/);
  expect(html).toContain('Not ready: ');
  expect(await readFile(at('pack', 'readiness.md'), 'utf8')).toMatch(
    /^# Readiness of Acme Access Reviews\n\n\*\*Not ready: /,
  );
  const [suites] = parseXml(await readFile(at('pack', 'readiness.junit.xml'), 'utf8')).children;
  expect(suites?.attributes).toMatchObject({ tests: String(CHECK_IDS.length), failures: String(ran.json.sums.fail) });
  expect(await readFile(at('pack', 'reason-to-use-scopes.txt'), 'utf8')).toBe(
    `okta.users.read: Reads people, to show each with a name.
okta.groups.read: Reads groups, which are what is reviewed.
okta.brands.read: Reads the logo, to show it above each review.
`,
  );
  const whole = JSON.parse(await readFile(at('pack', 'readiness.json'), 'utf8'));
  const file = Object.values(whole.evidence as Record<string, string>)[0] ?? '';
  const transcript = JSON.parse(await readFile(at('pack', file), 'utf8'));
  expect(transcript).toMatchObject({ request: { method: 'POST' }, response: { status: expect.any(Number) } });
});

test('a stranger verifies folder and zip, and every change is reported', async () => {
  const alone = (pack: string) => runScopebench(['readiness', '--verify', pack, '--json'], { cwd: folder.path });
  for (const pack of ['pack', join('pack', 'evidence-pack.zip')]) {
    const verified = await alone(pack);
    expect([verified.code, verified.json.intact, verified.json.ready], pack).toEqual([0, true, false]);
    expect(verified.json.conclusions.some(({ can }: { can: boolean }) => !can)).toBe(true);
  }
  const whole = await readFile(at('pack', 'readiness.md'));
  const changed = Buffer.from(whole);
  changed[100] = (changed[100] ?? 0) ^ 1;
  await writeFile(at('pack', 'readiness.md'), changed);
  const refused = await alone('pack');
  expect([refused.code, refused.json.problems]).toEqual([
    4,
    [{ file: 'readiness.md', problem: 'It was changed after the pack was made.' }],
  ]);
  await writeFile(at('pack', 'readiness.md'), whole);
  await writeFile(at('pack', 'more.txt'), 'client_secret=abcdefghijklmnopqrstuvwxyz0123456789ABCD');
  expect((await alone('pack')).json.problems).toEqual([
    { file: 'more.txt', problem: 'It is not of the pack: the manifest does not list it.' },
    { file: 'more.txt', problem: 'It holds something that looks like a secret.' },
  ]);
  const zip = await readFile(at('pack', 'evidence-pack.zip'));
  await writeFile(at('broken.zip'), zip.subarray(0, 200));
  const broken = await alone('broken.zip');
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('broken.zip is no zip that can be read.')]);
});

test('what was found before is reported again without a call, and is stale after an edit', async () => {
  const again = await readiness('--integration', 'acme.integration.yaml', '--no-run', '--json');
  expect(again.json.sums).toEqual(ran.json.sums);
  await writeFile(at('acme.scopebench.yaml'), PLAN.replace('limit=2', 'limit=3'));
  const edited = await readiness('--integration', 'acme.integration.yaml', '--no-run', '--json');
  const stale = edited.json.checks.filter((check: { stale: boolean }) => check.stale);
  expect(stale.map(({ id }: { id: string }) => id)).toEqual([
    'two-tenants',
    'org-server',
    'scopes-suffice',
    'scopes-needed',
    'scopes-narrow',
  ]);
});

test.each([
  [['--integration', 'acme.integration.yaml', '--check', 'all'], 1, 'There is no check all.'],
  [['--integration', 'nowhere.yaml'], 2, 'nowhere.yaml'],
  [
    ['--integration', 'bad.integration.yaml'],
    2,
    'bad.integration.yaml:2:1: error: The file has no scope. Did you mean scopes?',
  ],
  [['--integration', 'acme.integration.yaml', '--out', 'pack'], 2, 'pack is not empty.'],
  [['--integration', 'acme.integration.yaml', '--tenant', 'Nobody'], 1, 'There is no tenant named Nobody.'],
  [['--verify', 'pack', '--integration', 'acme.integration.yaml'], 1, '--verify and --integration are two things.'],
])('%j: exit code %i, and nothing is sent', async (args, code, words) => {
  await writeFile(at('bad.integration.yaml'), 'integration: Acme\nscope: {}\n');
  const refused = await readiness(...args);
  expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(words)]);
});
