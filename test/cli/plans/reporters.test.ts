// Every reporter of `scopebench run` for every way in which a run can end: one call each, which writes all of them, and each is read back. What they
// say is held against the JSON of the same run, and the JSON against what is expected.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseXml, type XmlElement } from '../../support/parse-xml.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type RunOptions, runScopebench, type Serving, startScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let served: Serving;
beforeAll(async () => {
  [folder, served] = await Promise.all([
    tempFolder(),
    tempFolder().then(({ path }) => startScopebench(['sandbox', '--json', '--data-dir', path])),
  ]);
});
afterAll(async () => {
  await served.stop();
  await folder.remove();
});

const EVIL = '</td><script>alert(1)</script> # | ::error::';
const PLAN = `plan: People, 100%
scopes: { okta.users.read: Matches people by their login }
steps:
  - id: list-users
    title: ${JSON.stringify(EVIL)}
    request: GET /api/v1/users
    parameters: { limit: 2 }
    expect: { body: { $: { type: array } } }
    save: { userId: '$[0].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { body: { $.id: '{{userId}}' } }
  - id: left-out
    request: GET /api/v1/apps
    skip: Apps are not used yet
`;
const FAILING = `${PLAN}  - id: no-groups
    request: POST /api/v1/groups
    headers: { X-Acme: it's }
    body: { profile: { name: Acme } }
    expect: { status: 200 }
`;
const BAD = `${PLAN}    expct: { status: 200 }\n`;
const FILES = ['json', 'junit', 'markdown', 'html', 'github', 'tap'] as const;
type FileName = (typeof FILES)[number];

interface Scenario {
  name: string;
  text: string;
  args?: () => string[];
  options?: RunOptions;
  code: number;
  /** By step id; null where there was no run. */
  outcomes: Record<string, string> | null;
  warnings: string[];
}

const visit = (org: string, clientId: string) => ['--org', org, '--client-id', clientId];
const WRONG = { env: { SCOPEBENCH_CLIENT_SECRET: 'wrong-secret-of-acme-4711' } };
const met = { 'list-users': 'met', 'read-user': 'met', 'left-out': 'skipped' };
const NOT_RUN = { 'list-users': 'could-not-run', 'read-user': 'skipped', 'left-out': 'skipped' };

const SCENARIOS: Scenario[] = [
  { name: 'all met', text: PLAN, code: 0, outcomes: met, warnings: ['sandbox-org'] },
  {
    name: 'one failed',
    text: FAILING,
    code: 4,
    outcomes: { ...met, 'no-groups': 'failed' },
    warnings: ['sandbox-org'],
  },
  {
    name: 'org down',
    text: PLAN,
    args: () => visit('http://127.0.0.1:9', '0oa1'),
    options: WRONG,
    code: 3,
    outcomes: NOT_RUN,
    warnings: ['token-problem'],
  },
  {
    name: 'bad secret',
    text: PLAN,
    args: () => visit(served.first.url, served.first.clients[0].clientId),
    options: WRONG,
    code: 3,
    outcomes: NOT_RUN,
    warnings: ['token-problem'],
  },
  { name: 'bad file', text: BAD, code: 2, outcomes: null, warnings: [] },
  {
    name: 'interrupted',
    text: PLAN,
    args: () => ['--fault', 'latency=30000,path=/api/v1/users/*'],
    options: { onOutput: (text, signal) => text.includes('list-users') && signal('SIGINT') },
    code: 3,
    outcomes: { 'list-users': 'met', 'read-user': 'could-not-run', 'left-out': 'could-not-run' },
    warnings: ['not-ended', 'sandbox-org'],
  },
];

async function runAll({ name, text, args, options = {} }: Scenario) {
  const place = join(folder.path, name.replace(' ', '-'));
  await mkdir(place);
  const file = join(place, 'people.scopebench.yaml');
  await writeFile(file, text);
  await writeFile(join(place, 'summary'), '# Before\n');
  const reporters = FILES.flatMap((one) => ['--reporter', `${one}=${one}.out`]);
  const ran = await runScopebench(
    ['run', 'people.scopebench.yaml', ...reporters, ...(args?.() ?? []), '--data-dir', join(place, 'data')],
    { ...options, cwd: place, env: { ...options.env, GITHUB_STEP_SUMMARY: join(place, 'summary') } },
  );
  const texts = Object.fromEntries(
    await Promise.all(FILES.map(async (one) => [one, await readFile(join(place, `${one}.out`), 'utf8')])),
  ) as Record<FileName, string>;
  return { ran, texts, json: JSON.parse(texts.json), summary: await readFile(join(place, 'summary'), 'utf8') };
}

const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const textOf = ({ text, children }: XmlElement): string => text + children.map(textOf).join('');
/** As XML: what stands alone in HTML is closed. */
const parseHtml = (text: string): XmlElement =>
  parseXml(text.replace('<!doctype html>\n', '').replace(/<(meta|br)([^>]*)>/g, '<$1$2/>'));

/** Points in their order, each with the YAML below it. */
function parseTap(text: string) {
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toBe('TAP version 14');
  const points = lines.flatMap((line, at) => {
    const found = /^( *)(ok|not ok) (\d+) - (.*?)(?: # SKIP (.*))?$/.exec(line);
    if (!found) return [];
    const [, indent = '', state, number, name, skip] = found;
    const below = lines.slice(at + 1).map((one) => one.slice(indent.length));
    const facts = below[0] === '  ---' ? parse(below.slice(1, below.indexOf('  ...')).join('\n')) : null;
    return [{ depth: indent.length, ok: state === 'ok', number: Number(number), name, skip, facts }];
  });
  const planned = lines.flatMap((line) => [...line.matchAll(/^ *1\.\.(\d+)$/g)].map(([, most]) => Number(most)));
  return { lines, points, planned };
}

const results = new Map<string, Awaited<ReturnType<typeof runAll>>>();

describe.each(SCENARIOS)('$name', (scenario) => {
  let done: Awaited<ReturnType<typeof runAll>>;
  beforeAll(async () => {
    done = await runAll(scenario);
    results.set(scenario.name, done);
  });

  test('ends with its exit code, and the JSON says what every step did', () => {
    const { ran, json } = done;
    expect(ran.stderr).not.toContain('INTERNAL');
    expect(ran.code).toBe(scenario.code);
    const [plan] = json.plans;
    if (scenario.outcomes === null) {
      expect(json).toMatchObject({ plans: [], stopped: { code: 'FILE_INVALID' } });
      expect(errorsOf(json)).toEqual([{ file: 'people.scopebench.yaml', line: 16, column: 5, ...ANY_WORDS }]);
      return;
    }
    expect(Object.fromEntries(plan.steps.map((step: Row) => [step.id, step.outcome]))).toEqual(scenario.outcomes);
    expect(plan.warnings.map(({ id }: { id: string }) => id)).toEqual(scenario.warnings);
    expect(json.stopped).toBeNull();
  });

  test('the list has a line for each step', () => {
    const { ran, json } = done;
    for (const { id, outcome } of rows(json))
      if (outcome !== 'could-not-run' || scenario.name !== 'interrupted')
        expect(ran.stdout).toMatch(new RegExp(`^${SIGNS[outcome]} ${id}`, 'm'));
  });

  test('JUnit distinguishes a failure, an error and what was skipped', () => {
    const { texts, json } = done;
    const xml = parseXml(texts.junit);
    const count = (outcome: string) => rows(json).filter((row) => row.outcome === outcome).length;
    const errors = count('could-not-run') + errorsOf(json).length + (json.stopped ? 1 : 0);
    expect(xml.attributes).toMatchObject({
      tests: String(rows(json).length + errorsOf(json).length + (json.stopped ? 1 : 0)),
      failures: String(count('failed')),
      errors: String(errors),
      skipped: String(count('skipped')),
    });
    for (const one of all(xml, 'testcase').slice(0, rows(json).length)) {
      const properties = all(one, 'property').map(({ attributes: { name, value } }) => [name, value]);
      expect(properties).toEqual([
        ['file', 'people.scopebench.yaml'],
        ['line', expect.stringMatching(/^\d+$/)],
      ]);
    }
  });

  test('TAP has a point for each step, with facts below what is not ok', () => {
    const { texts, json } = done;
    const { points, planned, lines } = parseTap(texts.tap);
    const steps = points.filter(({ depth }) => depth === 4);
    expect(steps.map(({ number }) => number)).toEqual(rows(json).map((_, index) => index + 1));
    expect(steps.map(({ ok, skip, facts }) => [ok, skip ?? null, facts?.outcome ?? null])).toEqual(
      rows(json).map(({ outcome, reason }) => [
        outcome === 'met' || outcome === 'skipped',
        outcome === 'skipped' ? reason : null,
        outcome === 'met' || outcome === 'skipped' ? null : outcome,
      ]),
    );
    expect(planned.reduce((sum, most) => sum + most)).toBe(points.length);
    expect(lines.some((line) => line.startsWith('Bail out!'))).toBe(scenario.outcomes === null);
    const outer = points.filter(({ depth }) => depth === 0);
    expect(outer.every(({ ok }) => ok)).toBe(scenario.code === 0);
  });

  test('GitHub gets an annotation for each that is not met, and a summary after what was there', () => {
    const { texts, json, summary } = done;
    const lines = texts.github.split('\n').filter((line) => line !== '');
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) [^\r]*::[^\r]+$/);
    const unmet = rows(json).filter(({ outcome }) => outcome === 'failed' || outcome === 'could-not-run');
    const errors = lines.filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(unmet.length + errorsOf(json).length + (json.stopped ? 1 : 0));
    expect(lines.length - errors.length).toBe(scenario.warnings.length + json.problems.length - errorsOf(json).length);
    expect(summary).toBe(`# Before\n${texts.markdown}`);
  });

  test('HTML and Markdown begin with the verdict; what takes from its meaning is above the steps', () => {
    const { texts, json } = done;
    const page = parseHtml(texts.html);
    expect(all(page, 'script')).toEqual([]);
    const shown = textOf(page);
    const words = { 0: '✓ Met', 2: '! Could not run', 3: '! Could not run', 4: '✗ Failed' }[scenario.code] ?? '';
    expect(all(page, 'p')[0]?.text).toMatch(new RegExp(`^${words}: `));
    expect(texts.markdown).toMatch(new RegExp(`^# ${words}: `));
    const [plan] = json.plans;
    for (const { message } of plan?.warnings ?? []) {
      expect(shown.indexOf(message)).toBeGreaterThan(0);
      expect(shown.indexOf(message)).toBeLessThan(shown.indexOf('list-users'));
    }
    expect(all(page, 'article')).toHaveLength(
      rows(json).filter(({ outcome }) => outcome === 'failed' || outcome === 'could-not-run').length,
    );
    const table = texts.markdown.split('\n').filter((line) => line.startsWith('| '));
    for (const line of table) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(8);
    expect(table).toHaveLength(rows(json).length === 0 ? 0 : rows(json).length + 2);
    expect(texts.markdown).not.toContain('<script>');
  });

  test('no secret is in any of them', () => {
    const { ran, texts, summary } = done;
    const everything = [ran.stdout, ran.stderr, summary, ...Object.values(texts)].join('\n');
    expect(everything).not.toContain('4711');
    expect(everything).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]{10}/);
    expect(everything).not.toMatch(/Basic [A-Za-z0-9+/]{16}/);
  });
});

test('of a step that failed, the page has what was expected, the answer, the request without its token, and how to repeat it', () => {
  const { texts } = results.get('one failed') ?? {};
  const [article] = all(parseHtml(texts?.html ?? ''), 'article');
  if (!article) throw new Error('the page has no part about the step that failed');
  const [row] = all(article, 'tr').slice(1);
  expect(row?.children.map(textOf)).toEqual(['status', '200', '403', '✗ Failed']);
  const [answer = '', request = '', repeat = ''] = all(article, 'pre').map(textOf);
  expect(answer).toMatch(/^HTTP 403 Forbidden\nwww-authenticate: Bearer .*error="insufficient_scope"/);
  expect(request.split(' \\\n  ').slice(2)).toEqual([
    '--header "Authorization: Bearer $OKTA_ACCESS_TOKEN"',
    `--header 'X-Acme: it'\\''s'`,
    "--header 'Content-Type: application/json'",
    `--data-raw '{"profile":{"name":"Acme"}}'`,
  ]);
  expect(repeat).toBe("scopebench run people.scopebench.yaml --step no-groups --credential 'Directory Insights'");
  expect(texts?.markdown).toContain(`\n\`\`\`sh\n${repeat}\n\`\`\`\n`);
  expect(texts?.github).toContain(
    `::error file=people.scopebench.yaml,line=16,title=no-groups%3A POST /api/v1/groups::status: expected 200, was 403%0ARepeat it with: ${repeat}\n`,
  );
});

test('of a token that was refused, the page has the refusal and the request, the secret masked', () => {
  const [answer = '', request = ''] = all(parseHtml(results.get('bad secret')?.texts.html ?? ''), 'pre').map(textOf);
  expect(answer).toMatch(/^HTTP 401 Unauthorized\n[\s\S]*"error":"invalid_client"/);
  expect(request).toMatch(/oauth2\/v1\/token' \\\n[\s\S]*--header 'Authorization: Basic •+'/i);
});

const errorsOf = (json: { problems: { severity: string }[] }) =>
  json.problems.filter(({ severity }) => severity === 'error');
const ANY_WORDS = { severity: 'error', message: expect.any(String), fix: expect.any(String) };

interface Row {
  id: string;
  outcome: 'met' | 'failed' | 'could-not-run' | 'skipped';
  reason: string | null;
}
const SIGNS = { met: '✓', failed: '✗', 'could-not-run': '!', skipped: '-' };
const rows = (json: { plans: { steps: Row[] }[] }): Row[] => json.plans.flatMap(({ steps }) => steps);
