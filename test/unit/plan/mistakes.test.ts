// A plan file with each kind of mistake: one problem, at its line and column, with what is wrong and what to do. `¦` in the changed text
// is where the problem is expected, so that a row shows its place. Never a stack, never the words of a library, never a secret.
import { expect, test } from 'vitest';
import { readYamlPlaces } from '../../../shared/documents/yaml-places.ts';
import { checkPlan } from '../../../shared/plan/check-plan.ts';
import { readPlan } from '../../../shared/plan/read-plan.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { CONTENT_MISTAKES } from './mistakes/content-mistakes.ts';
import { EXPECT_MISTAKES } from './mistakes/expect-mistakes.ts';
import { GOOD_PLAN } from './mistakes/good-plan.ts';
import { PLAN_MISTAKES } from './mistakes/plan-mistakes.ts';
import { STEP_MISTAKES } from './mistakes/step-mistakes.ts';
import { YAML_MISTAKES } from './mistakes/yaml-mistakes.ts';

const MISTAKES = [...YAML_MISTAKES, ...PLAN_MISTAKES, ...STEP_MISTAKES, ...EXPECT_MISTAKES, ...CONTENT_MISTAKES];

const catalogue = loadCatalogue();
const problemsOf = (text: string) => checkPlan(readPlan(text), catalogue);

/** What libraries and programs say, and no message of ours does. */
const FOREIGN =
  /Invalid (?:input|string|option|key)|expected (?:string|number|object)|Unrecognized|Too (?:big|small)|zod|undefined|\[object|Error:|\bat .*:\d+:\d+|node_modules/i;

test('the plan that is spoiled below has no problem', () => {
  expect(problemsOf(GOOD_PLAN)).toEqual([]);
});

test('a step that is left out is asked for no scope', () => {
  const apps =
    '    request: GET /api/v1/apps\n    authorization: { scopes: [okta.users.read] }\n    expect: { verdict: scope-missing, status: [403, 4xx] }';
  expect(GOOD_PLAN).toContain(apps);
  const without = GOOD_PLAN.replace(apps, '    request: GET /api/v1/apps');
  expect(problemsOf(without)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('okta.apps.read') },
  ]);
  expect(problemsOf(GOOD_PLAN.replace(apps, '    request: GET /api/v1/apps\n    skip: not yet'))).toEqual([]);
});

test('there are 80 kinds of mistakes and more', () => {
  expect(new Set(MISTAKES.map(({ name }) => name)).size).toBe(MISTAKES.length);
  expect(MISTAKES.length).toBeGreaterThanOrEqual(80);
});

test.each(MISTAKES)('$name', ({ from, to, severity = 'error', message, fix, hidden }) => {
  const at = GOOD_PLAN.indexOf(from);
  expect(at, `the good plan has ${from}`).toBeGreaterThanOrEqual(0);
  const marked = from === '' ? to : GOOD_PLAN.replace(from, () => to);
  const mark = marked.indexOf('¦');
  const before = marked.slice(0, mark).split('\n');
  const problems = problemsOf(marked.replace('¦', ''));
  expect(problems).toEqual([
    {
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      severity,
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
    },
  ]);
  const said = problems.map((one) => `${one.message} ${one.fix}`).join(' ');
  expect(said).not.toMatch(FOREIGN);
  if (hidden !== undefined) expect(said).not.toContain(hidden);
});

/** Every place of a value, from the outside to the inside. */
function placesIn(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return at.length === 0 ? inner : [at, ...inner];
}

function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...Object(value) }) as Record<string | number, unknown>;
  if (rest.length === 0 && to === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, to);
  return copy;
}

test('whatever is written at whatever place, the words are ours and one mistake is one problem', () => {
  const { document } = readYamlPlaces(GOOD_PLAN);
  for (const place of placesIn(document))
    for (const value of [undefined, null, -1.5, true, 'Ünfit !', [], [[]], {}, { unfit: { deep: 1 } }]) {
      const { problems } = readPlan(JSON.stringify(changed(document, place, value)));
      const name = `${place.join('.')} = ${JSON.stringify(value)}`;
      // An empty step lacks its id and its request, an empty condition its variable and its check.
      const most = (place.length === 2 && typeof place[1] === 'number') || place.at(-1) === 'when' ? 2 : 1;
      expect(problems.length, name).toBeLessThanOrEqual(most);
      for (const { message, fix } of problems) expect(`${message} ${fix}`, name).not.toMatch(FOREIGN);
    }
});
