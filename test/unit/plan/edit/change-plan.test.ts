// Changes of a plan in its text, over plans that are laid out in many ways: what is read afterwards is the model with that change, and every
// line that the change says nothing about is byte for byte what it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { renameKeyInYaml } from '../../../../shared/documents/edit/change-yaml.ts';
import { YamlEditError } from '../../../../shared/documents/edit/yaml-source.ts';
import {
  addStep,
  duplicateStep,
  moveStep,
  moveToPart,
  removeStep,
  setInPlan,
} from '../../../../shared/plan/edit/change-plan.ts';
import { renameStep, renameVariable } from '../../../../shared/plan/edit/rename-in-plan.ts';
import { runs } from '../../../support/cost/long-run.ts';
import { GOOD_PLAN } from '../mistakes/good-plan.ts';

const COMMENTED = `# yaml-language-server: $schema=plan.schema.json
# About this file

plan:   "Hand made"   # the name
integration: 'Acme'    # integration

scopes:            # why
    okta.users.read: >-
      Matches people
        by their login
    # above groups
    okta.groups.manage: 'Groups'   # really


# About all steps

steps:
# the first
- id: list-users       # one
  # before the request
  request: GET /api/v1/users   # request
  parameters: { limit: 2, q: "Ada" }   # two of them
  expect:        # what
    # status first
    status: 200   # fine
    body:
      $[0].id: { exists: true }  # there
      "$[0].status": ACTIVE      # active
    # end of expect
  # end of the first
    # deeper

# apart from the second

# the second
- id: read-user
  title: >
    Reads
    a person
  request: 'GET /api/v1/users/{userId}'
  parameters:
    userId:   me     # aligned
    other:    you    # aligned too
  headers: {
    X-One: 'a',   # one
    X-Two: b,     # two
  }
  after: [ list-users ]   # order
- {id: in-braces, request: 'GET /api/v1/groups', expect: {status: [200, 4xx]}} # flow
-
  id: on-its-own-line
  request: POST /api/v1/groups
  body: |
    one

      two # no comment
  skip: later   # why

teardown:   # always
  # delete
  - id: delete-group
    request: DELETE /api/v1/groups/{groupId}

  - id: last-one   # last
    request: GET /api/v1/groups

# the end
`;
const ANCHORS = `plan: x
scopes: { okta.users.read: &why so, okta.groups.read: *why }
steps:
  - id: a
    request: GET /api/v1/users
    headers: &h
      A: b   # shared
    expect: &e { status: 200 }
  - id: b
    headers: *h
    request: GET /api/v1/users # b
    expect: *e
`;
const TEXTS: [name: string, text: string][] = [
  ['the plan of the reference', GOOD_PLAN],
  ['comments in every place', COMMENTED],
  ['the line breaks of Windows', COMMENTED.replaceAll('\n', '\r\n')],
  ['no line break at the end', COMMENTED.replace('\n# the end\n', '').trimEnd()],
  ['anchors and aliases', ANCHORS],
  [
    'all in braces',
    'plan: x\nscopes: {}\nsteps: [ { id: a, request: GET /api/v1/users }, { id: b, request: GET /api/v1/groups } ]',
  ],
  ['JSON', JSON.stringify(parse(GOOD_PLAN), null, 2)],
];

type Model = Record<string, unknown> & { steps: Record<string, unknown>[]; teardown?: Record<string, unknown>[] };
type Path = (string | number)[];
/** Without what two places share. */
const modelOf = (text: string): Model => JSON.parse(JSON.stringify(parse(text))) as Model;

function applied(model: Model, path: Path, value: unknown): Model {
  const copy = structuredClone(model);
  let at: Record<string | number, unknown> = copy;
  for (const part of path.slice(0, -1)) {
    if (typeof at[part] !== 'object' || at[part] === null) at[part] = {};
    at = at[part] as Record<string | number, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** The lines that are in neither of the two in the same order, of which a small change has few. */
function changedLines(before: string, after: string): { gone: string[]; fresh: string[] } {
  const a = before.split('\n');
  const b = after.split('\n');
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const gone: string[] = [];
  const fresh: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length)
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) gone.push(a[i++] ?? '');
    else fresh.push(b[j++] ?? '');
  return { gone, fresh };
}
const commentsOf = (text: string) => [...text.matchAll(/(?:^|\s)#.*$/gm)].map(([all]) => all.trim()).sort();

const VALUES: [path: Path, value: unknown][] = [
  [['plan'], 'Another: name'],
  [['integration'], 'Acme: Sync'],
  [['integration'], undefined],
  [['description'], 'two\nlines'],
  [['concurrency'], 4],
  [['scopes', 'okta.users.read'], "It's needed: yes"],
  [['scopes', 'okta.apps.read'], ''],
  [['variables', 'fresh'], { environment: 'ACME_X', default: 'a, b' }],
  [['variables', 'fresh'], 'true'],
  [['steps', 0, 'title'], 'A title'],
  [['steps', 0, 'request'], 'GET /api/v1/users?search=profile.login eq "a"'.replaceAll(' eq ', '+eq+')],
  [['steps', 0, 'parameters', 'limit'], 20],
  [['steps', 0, 'parameters', 'q'], null],
  [['steps', 0, 'headers', 'X-New'], '{{region}}'],
  [
    ['steps', 0, 'expect', 'status'],
    [200, '4xx'],
  ],
  [['steps', 0, 'expect', 'verdict'], 'allowed'],
  [['steps', 0, 'expect', 'body', '$[0].id'], { matches: '^00u[a-z]{3}' }],
  [['steps', 0, 'expect', 'body', "$['a.b']"], 'x'],
  [['steps', 0, 'expect', 'headers', 'link'], { exists: true }],
  [['steps', 0, 'save', 'userId'], '$[0].id'],
  [['steps', 0, 'body'], { profile: { name: 'a, {b}', list: [1, 'two', { three: null }] } }],
  [['steps', 1, 'headers'], { 'X-Two': 'c', 'X-Three': 'd' }],
  [
    ['steps', 1, 'after'],
    ['list-users', 'other'],
  ],
  [['steps', 1, 'title'], 'Two: words'],
  [['steps', 1, 'expect', 'status'], 404],
  [['steps', 1, 'scopes'], ['okta.users.read']],
  [['steps', 1, 'skip'], 'not now: later'],
  [['steps', 1, 'when'], { variable: 'x', is: { exists: true } }],
  [['steps', 1, 'once'], true],
  [['steps', 1, 'retry', 'unmet'], 3],
  [['steps', 1, 'timeout'], '10s'],
];

test.each(TEXTS)('a value set in %s', (_name, text) => {
  for (const [path, value] of VALUES) {
    const made = setInPlan(text, path, value);
    expect(modelOf(made), `${path.join('.')}\n${made}`).toEqual(applied(modelOf(text), path, value));
    if (text.includes('\r\n')) expect(made.replaceAll('\r\n', '')).not.toContain('\n');
    // Of a text in one line, and of what an alias stood for, more is written.
    if (text === ANCHORS || text.startsWith('{')) continue;
    const { gone, fresh } = changedLines(text, made);
    expect(gone.length, `${path.join('.')}\n${made}`).toBeLessThanOrEqual(path[1] === 'okta.users.read' ? 3 : 4);
    expect(fresh.length, `${path.join('.')}\n${made}`).toBeLessThanOrEqual(12);
    const lost = commentsOf(text).filter((comment) => !commentsOf(made).includes(comment));
    expect(lost, `${path.join('.')}\n${made}`).toEqual(value === undefined ? expect.anything() : []);
  }
});

/** All places that hold something, without the whole and the lists of steps. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const own = path.length > 1 || (path.length === 1 && path[0] !== 'steps' && path[0] !== 'teardown') ? [path] : [];
  if (typeof value !== 'object' || value === null) return own;
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [...own, ...keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key]))];
}

const scalarValue = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    '- a',
    '# no',
    'a: b',
    '{{x}}',
    '[1]',
    '*x',
    '&y',
    'true',
    'null',
    '1e3',
    "it's",
    'a\nb',
    '|\n',
    'x # y',
    '"q"',
    '%a',
    '@b',
    'a,b}',
    '!t',
    '---',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const someValue = fc.oneof(
  { weight: 4, arbitrary: scalarValue },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.string({ maxLength: 8 }), scalarValue, { maxKeys: 3, noNullPrototype: true }),
  },
  { weight: 1, arbitrary: fc.array(scalarValue, { maxLength: 3 }) },
);

test('any value in any place of any of them is read back, and lines apart from it stay', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), someValue, ([, text], at, value) => {
      const paths = pathsOf(modelOf(text));
      const path = paths[at % paths.length] ?? [];
      const old = path.reduce<unknown>((one, part) => (one as never)[part], modelOf(text));
      let made: string;
      try {
        made = setInPlan(text, path, value);
      } catch (refused) {
        // A mapping or list with comments in it, made a text of several lines: refused, and nothing is changed.
        expect(refused).toBeInstanceOf(YamlEditError);
        expect([typeof old, JSON.stringify(value).includes('\\n')]).toEqual(['object', true]);
        return;
      }
      expect(modelOf(made)).toEqual(applied(modelOf(text), path, value));
      if (text === ANCHORS) return;
      // Everything before the top key that it is under.
      const [top] = path;
      const head = text.slice(0, new RegExp(`^[ "]*${top}"?:`, 'm').exec(text)?.index);
      expect(made.startsWith(head)).toBe(true);
    }),
    { numRuns: runs(80, 300) },
  );
});

test.each([' ', '  ', ' \n', 'a\n\n', '\n\na', '\u00a0', 'a\u2028', '\ufeffb', '\u0085', 'a\r\nb', '\t'])(
  'the text %j is kept to its ends wherever a text is',
  (value) => {
    for (const [name, text] of TEXTS.slice(0, 3))
      for (const path of pathsOf(modelOf(text))) {
        const old = path.reduce<unknown>((one, part) => (one as never)[part], modelOf(text));
        if (typeof old !== 'string') continue;
        expect(modelOf(setInPlan(text, path, value)), `${name} ${path.join('.')}`).toEqual(
          applied(modelOf(text), path, value),
        );
      }
  },
);

test('any place taken out is gone, with what is empty then, and nothing else', () => {
  for (const [name, text] of TEXTS)
    for (const path of pathsOf(modelOf(text))) {
      if (path.length === 2 && typeof path[1] === 'number') continue;
      const made = setInPlan(text, path, undefined);
      const model = modelOf(made);
      const parent = path.slice(0, -1);
      let wanted = applied(modelOf(text), path, undefined);
      if (typeof path.at(-1) === 'number') {
        const list = path.slice(0, -1).reduce<unknown>((one, part) => (one as never)[part], modelOf(text)) as unknown[];
        wanted = applied(modelOf(text), parent, list.toSpliced(Number(path.at(-1)), 1));
      }
      // What is empty then may go too.
      const bare = (one: unknown): unknown =>
        Array.isArray(one)
          ? one.map(bare)
          : typeof one === 'object' && one !== null
            ? Object.fromEntries(
                Object.entries(one)
                  .map(([key, inner]) => [key, bare(inner)] as const)
                  .filter(([, inner]) => typeof inner !== 'object' || inner === null || Object.keys(inner).length > 0),
              )
            : one;
      expect(bare(model), `${name} ${path.join('.')}\n${made}`).toEqual(bare(wanted));
    }
});

test.each(TEXTS)('steps of %s moved, copied, added and taken out', (_name, text) => {
  const model = modelOf(text);
  const count = model.steps.length;
  const ownComments = (made: string) => expect(commentsOf(made).join('\n')).toBe(commentsOf(text).join('\n'));
  for (let from = 0; from < count; from += 1) {
    for (let to = 0; to < count; to += 1) {
      const made = moveStep(text, 'steps', from, to);
      const step = model.steps[from] ?? {};
      expect(modelOf(made), made).toEqual({ ...model, steps: model.steps.toSpliced(from, 1).toSpliced(to, 0, step) });
      if (text === ANCHORS || text.startsWith('{')) continue;
      ownComments(made);
      if (!/^steps: \[/m.test(text)) expect(made.split('\n').sort()).toEqual(text.split('\n').sort());
    }
    const copy = duplicateStep(text, 'steps', from);
    expect(modelOf(copy).steps.toSpliced(from + 1, 1), copy).toEqual(model.steps);
    expect(modelOf(copy).steps[from + 1]).toEqual({ ...model.steps[from], id: expect.stringMatching(/-2$/) });
    const gone = removeStep(text, 'steps', from);
    expect(modelOf(gone), gone).toEqual({ ...model, steps: model.steps.toSpliced(from, 1) });
    const fresh = { id: 'fresh', request: 'GET /api/v1/users/{userId}', expect: { status: 200 } };
    const added = addStep(text, 'steps', from, fresh);
    expect(modelOf(added), added).toEqual({ ...model, steps: model.steps.toSpliced(from, 0, fresh) });
    if (text.startsWith('{') || /^steps: \[/m.test(text)) continue;
    const apart = moveToPart(text, 'steps', from);
    expect(modelOf(apart), apart).toEqual({
      ...model,
      steps: model.steps.toSpliced(from, 1),
      teardown: [model.steps[from], ...(model.teardown ?? [])],
    });
    if (text !== ANCHORS) ownComments(apart);
  }
});

test('the comments directly above a step go with it, and one that is apart stays', () => {
  const made = moveStep(COMMENTED, 'steps', 1, 0);
  expect(made).toContain('steps:\n# the second\n- id: read-user\n');
  expect(made).toContain('# apart from the second\n\n# the first\n- id: list-users       # one\n');
  const gone = removeStep(COMMENTED, 'steps', 1);
  expect(gone).toContain('    # deeper\n\n# apart from the second\n- {id: in-braces');
});

test('a step is renamed with the steps that wait for it, and a variable wherever it is used', () => {
  const made = renameStep(COMMENTED, ['steps', 0], 'all-users');
  expect(changedLines(COMMENTED, made)).toEqual({
    gone: ['- id: list-users       # one', '  after: [ list-users ]   # order'],
    fresh: ['- id: all-users       # one', '  after: [ all-users ]   # order'],
  });
  expect(() => renameStep(COMMENTED, ['steps', 0], 'read-user')).toThrow(/already/);
  const variable = renameVariable(GOOD_PLAN, 'userId', 'personId');
  expect(changedLines(GOOD_PLAN, variable).fresh).toEqual([
    "    save: { personId: '$[0].id' }",
    '    request: GET /api/v1/users/{personId}',
    "    expect: { body: { $.id: '{{personId}}' } }",
  ]);
  expect(renameVariable(COMMENTED, 'userId', 'x')).toBe(COMMENTED);
  expect(
    changedLines(COMMENTED, renameKeyInYaml(COMMENTED, ['steps', 1, 'parameters', 'other'], 'sort')).fresh,
  ).toEqual(['    sort:    you    # aligned too']);
});

test('a text that is not YAML is refused, and nothing is changed', () => {
  expect(() => setInPlan('plan: [', ['plan'], 'x')).toThrow(/not valid YAML/);
});
