// `scopebench run --negative` and `--tenant` more than once, as a pipeline sees them: exit codes, JSON, and every reporter read back.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseXml, type XmlElement } from '../../support/parse-xml.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from '../support/sandbox.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const PASSPHRASE = { SCOPEBENCH_PASSPHRASE: 'correct horse battery' };
const scopebench = (args: string[], env: Record<string, string> = {}) =>
  runScopebench([...args, '--data-dir', join(folder.path, 'data')], {
    cwd: folder.path,
    env: { ...PASSPHRASE, ...env },
  });

const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const textOf = ({ text, children }: XmlElement): string => text + children.map(textOf).join('');
const parseHtml = (text: string): XmlElement =>
  parseXml(text.replace('<!doctype html>\n', '').replace(/<(meta|br)([^>]*)>/g, '<$1$2/>'));
const FILES = ['junit', 'markdown', 'html', 'github', 'tap', 'list'] as const;
const withReporters = FILES.flatMap((name) => ['--reporter', `${name}=${name}.out`]);
const readAll = async () =>
  Object.fromEntries(
    await Promise.all(FILES.map(async (name) => [name, await readFile(join(folder.path, `${name}.out`), 'utf8')])),
  ) as Record<(typeof FILES)[number], string>;

const HEAD = `plan: People
scopes: { okta.users.read: Matches people, okta.groups.read: Reads groups }
steps:
`;
const GOOD = `${HEAD}  - { id: users, request: GET /api/v1/users?limit=1, expect: { body: { $: { type: array } } } }\n`;
/** It says that it needs a scope without which it passes. */
const WRONG = GOOD.replace(
  'GET /api/v1/users?limit=1',
  'GET /api/v1/users?limit=1, scopes: [okta.users.read, okta.groups.read]',
);

interface Case {
  id: string;
  outcome: string;
}

test('--negative: all refused is met; without it, it is null', async () => {
  await writeFile(join(folder.path, 'good.yaml'), GOOD);
  const [ran, without] = await Promise.all([
    scopebench(['run', 'good.yaml', '--negative', '--json']),
    scopebench(['run', 'good.yaml', '--json']),
  ]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/^At most \d+ requests and \d+ tokens\.$/m);
  const [plan] = ran.json.plans;
  expect(plan.negative.map(({ id, outcome }: Case) => [id, outcome])).toEqual([
    ['users/without-okta.users.read', 'met'],
    ['wrong-secret', 'met'],
    ['expired-token', 'met'],
    ['revoked-token', 'met'],
    ['users/wrong-type-limit', 'met'],
  ]);
  expect(without.json.plans[0].negative).toBeNull();
  expect(without.json.parity).toBeNull();
});

describe('a case that is not refused', () => {
  let ran: Awaited<ReturnType<typeof scopebench>>;
  let texts: Awaited<ReturnType<typeof readAll>>;
  beforeAll(async () => {
    await writeFile(join(folder.path, 'wrong.yaml'), WRONG);
    ran = await scopebench(['run', 'wrong.yaml', '--negative', '--json', ...withReporters]);
    texts = await readAll();
  });
  const TITLE = 'users without okta.groups.read';
  const REPEAT = "scopebench run wrong.yaml --step users --credential 'Directory Insights' --negative";

  test('is exit code 4, while every step is met', () => {
    expect(ran.code).toBe(4);
    expect(ran.json.plans[0]).toMatchObject({
      outcome: 'met',
      negative: [{ outcome: 'met' }, { outcome: 'failed' }, {}, {}, {}, {}],
    });
  });

  test('is a failure of JUnit, in a suite of its own', () => {
    const xml = parseXml(texts.junit);
    expect(xml.attributes).toMatchObject({ tests: '7', failures: '1', errors: '0', skipped: '0' });
    const [, suite] = all(xml, 'testsuite');
    expect(suite?.attributes.name).toBe('People: negative cases');
    const failed = suite?.children.find((one) => one.attributes.name === TITLE);
    const [failure] = failed ? all(failed, 'failure') : [];
    expect(failure?.attributes).toMatchObject({ type: 'negative', message: 'status: expected 403, was 200' });
    expect(failure?.text).toContain(`Repeat it with: ${REPEAT}`);
  });

  test('is not ok in TAP, with its facts', () => {
    const [, below = ''] = texts.tap.split(`not ok 3 - ${TITLE}: refused\n`);
    const facts = below.slice(below.indexOf('---') + 4, below.indexOf('...'));
    expect(parse(facts)).toMatchObject({ outcome: 'failed', status: 200, verdict: 'allowed', repeat: REPEAT });
    expect(texts.tap).toMatch(/^not ok 1 - People$/m);
  });

  test('has an annotation at the line of its step', () => {
    expect(texts.github).toMatch(
      new RegExp(`^::error file=wrong.yaml,line=4,title=${TITLE}::status: expected 403`, 'm'),
    );
  });

  test('is in the table of the page and of Markdown, with the answer and how to repeat it', () => {
    const page = parseHtml(texts.html);
    const [article] = all(page, 'article');
    expect(article && all(article, 'pre').map(textOf).at(-1)).toBe(REPEAT);
    expect(textOf(page)).toMatch(/^.*✗ Failed: 1 met; 6 negative cases: 5 refused, 1 failed/s);
    expect(texts.markdown).toContain(`| ${TITLE} | ✗ Failed | 200 Allowed |`);
    expect(texts.markdown).toContain(`### ✗ ${TITLE}\n`);
    expect(texts.list).toContain(`✗ ${TITLE}  Failed · 200 · Allowed\n    status: expected 403, was 200`);
  });

  test('no token and no secret is in any of them', () => {
    const everything = [ran.stdout, ran.stderr, ...Object.values(texts)].join('\n');
    expect(everything).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]{10}/);
    expect(everything).not.toMatch(/Basic [A-Za-z0-9+/]{16}/);
  });
});

describe('one plan on two tenants', () => {
  let served: ServedSandbox;
  let ran: Awaited<ReturnType<typeof scopebench>>;
  let texts: Awaited<ReturnType<typeof readAll>>;
  const PLAN = `${HEAD}  - id: make
    request: POST /api/v1/groups
    body: { profile: { name: Only there } }
    expect: { status: 403 }
  - id: users
    request: GET /api/v1/users?limit=1
    expect: { body: { '$[0].id': { type: string }, '$[0]._links.self.href': { matches: '^http' } } }
    save: { userId: '$[0].id', link: '$[0]._links.self.href' }
  - id: groups
    request: GET /api/v1/groups?q=Everyone
    expect: { body: { $: { length: 1 } } }
`;
  beforeAll(async () => {
    served = await startSandbox('--seed', '4711', '--data-dir', join(folder.path, 'served'));
    const { clientId, clientSecret } = served.client('Directory Insights');
    const named = ['--name', 'Acme', '--url', served.url, '--client-id', clientId, '--protect', 'passphrase'];
    const added = await scopebench(['tenants', 'add', ...named], { SCOPEBENCH_CLIENT_SECRET: clientSecret });
    expect(added.stderr).not.toContain('Error');
    await writeFile(join(folder.path, 'two.yaml'), PLAN);
    const tenants = ['--tenant', 'sandbox', '--tenant', 'Acme', '--credential', 'Directory Insights'];
    ran = await scopebench(['run', 'two.yaml', ...tenants, '--json', ...withReporters]);
    texts = await readAll();
  });
  afterAll(() => served.stop());

  test('has an entry for each, in their order, and a comparison in which ids, times and hosts make no difference', () => {
    expect(ran.json.plans.map(({ tenant, outcome }: { tenant: string; outcome: string }) => [tenant, outcome])).toEqual(
      [
        ['Sandbox org', 'met'],
        ['Acme', 'met'],
      ],
    );
    expect(ran.code).toBe(0);
    expect(ran.json.parity).toMatchObject([
      {
        file: 'two.yaml',
        steps: [
          { id: 'make', agree: true },
          { id: 'users', agree: true, differences: [] },
          { id: 'groups', agree: true },
        ],
      },
    ]);
  });

  test('is side by side in list, Markdown and page', () => {
    expect(texts.list).toContain('two.yaml on Acme:\n✓ make');
    expect(texts.list).toContain('two.yaml: 3 of 3 steps alike on Sandbox org, Acme.\n');
    expect(texts.markdown).toContain('| users | = Alike | ✓ Met 200 | ✓ Met 200 |');
    const table = all(parseHtml(texts.html), 'table').find((one) => one.attributes.class === 'parity');
    expect(table && all(table, 'th').slice(0, 5).map(textOf)).toEqual([
      'Step',
      'Comparison',
      'Sandbox org',
      'Acme',
      'Differences',
    ]);
  });

  test('where one of them differs, its outcome is the exit code, and the step and the tenants are named', async () => {
    const gone = await scopebench([
      ...['run', 'two.yaml', '--tenant', 'Acme', '--tenant', 'sandbox', '--credential', 'Directory Insights'],
      ...['--fault', 'status=503,path=/api/v1/groups'],
    ]);
    expect(gone.code).toBe(4);
    expect(gone.stdout).toMatch(
      /≠ groups\n {4}outcome: Acme met, Sandbox org failed\n {4}status: Acme 200, Sandbox org 503\n/,
    );
    const one = await scopebench(['run', 'two.yaml', '--tenant', 'Acme', '--tenant', 'ACME', '--json']);
    expect(one.json).toMatchObject({ plans: [{ tenant: 'Acme' }], parity: null });
  });
});
