// A made plan added to a plan that a person keeps: every line of theirs stays, and what is added means the same under the names that it gets.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPlan } from '../../../../shared/plan/check-plan.ts';
import { appendPlan } from '../../../../shared/plan/edit/append-plan.ts';
import { planText } from '../../../../shared/plan/make/plan-text.ts';
import type { PlanDocument } from '../../../../shared/plan/plan-document.ts';
import { readPlan } from '../../../../shared/plan/read-plan.ts';
import { loadCatalogue } from '../../../support/load-catalogue.ts';
import { GOOD_PLAN } from '../mistakes/good-plan.ts';

const MADE: PlanDocument = {
  plan: 'Made',
  scopes: { 'okta.users.read': '', 'okta.groups.read': '', 'okta.apps.manage': '' },
  variables: {
    region: { environment: 'ACME_REGION', default: 'eu' },
    groupName: 'Another group',
    appLabel: 'Acme: App',
  },
  steps: [
    { id: 'list-users', title: 'List', request: 'GET /api/v1/users', save: { userId: '$[0].id' } },
    {
      id: 'read-user',
      request: 'GET /api/v1/users/{userId}',
      headers: { 'X-Region': '{{region}}' },
      after: ['list-users'],
      expect: { status: 200, body: { '$.id': '{{userId}}' } },
    },
    { id: 'own-user', request: 'GET /api/v1/users/{userId}?q={{groupName}}', parameters: { userId: '{{userId}}' } },
    {
      id: 'make-app',
      request: 'POST /api/v1/apps',
      body: { label: '{{appLabel}} of {{groupName}}', text: 'two\nlines {{userId}}' },
      save: { appId: '$.id' },
      when: { variable: 'userId', is: { exists: true } },
    },
  ],
  teardown: [{ id: 'delete-group', request: 'DELETE /api/v1/apps/{appId}' }],
};
const made = planText(
  { document: MADE, neededBy: new Map([['okta.apps.manage', ['make-app', 'delete-group']]]), notes: [] },
  'a recording',
);
const catalogue = loadCatalogue();
const isSubsequence = (lines: string[], of: string[]) => {
  let at = 0;
  for (const line of of) if (line === lines[at]) at += 1;
  return at === lines.length;
};

const HAND = `# Kept by hand
%{plan}: of people  # not a directive
plan:   "Hand made"   # the name

scopes:            # why
    okta.users.read: >-
      Matches people

      by their login
    okta.groups.manage: 'Groups'   # really


# About all steps

steps:

# the first
- id: list-users       # one
  request: GET /api/v1/users
  # below the first
    # deeper

- {id: read-user, request: 'GET /api/v1/users/{userId}', parameters: {userId: me}} # flow

# at the end of the list
`.replace(/%.*\n/, '');

const TARGETS: [name: string, text: string][] = [
  ['the plan of the reference', GOOD_PLAN],
  ['one with comments in every place', HAND],
  ['with the line breaks of Windows', HAND.replaceAll('\n', '\r\n')],
  ['without a line break at the end', HAND.trimEnd()],
  [
    'teardown before the steps',
    'plan: x\nteardown:\n  - id: z\n    request: GET /api/v1/users\nscopes: {}\nsteps:\n  - id: a\n    request: GET /api/v1/users # c',
  ],
  ['empty lists', 'plan: x\nscopes: {}\nsteps: []\nteardown:\n# end\n'],
  ['without scopes and steps', '# only a name\nplan: x # c\n'],
  [
    'variables in braces',
    'plan: x\nscopes: { okta.users.read: why }\nvariables: { groupName: a, userId: "1" }\nsteps:\n- id: list-users\n  request: GET /api/v1/users\n',
  ],
  ['steps in brackets', 'plan: x\nscopes: {}\nsteps: [{ id: a, request: GET /api/v1/users }]\n'],
  [
    'anchors',
    'plan: x\nscopes: &s { okta.users.read: &why so }\nsteps:\n  - id: a\n    request: GET /api/v1/users\n    headers: &h { A: b }\n  - id: b\n    headers: *h\n    request: GET /api/v1/users\n',
  ],
  [
    'a text in lines at the end',
    'plan: x\nscopes: {}\nsteps:\n  - id: a\n    request: POST /api/v1/users\n    body: |\n      one\n\n      two\n\n',
  ],
];

test.each(TARGETS)('adds to %s and keeps its lines', (_name, text) => {
  const before = parse(text) as Partial<PlanDocument>;
  const result = appendPlan(text, made);
  const after = parse(result) as PlanDocument;
  const kept = text
    .split('\n')
    .filter((line) => !/^(?:scopes: (?:&s )?\{|steps: \[|teardown:|variables: \{)/.test(line));
  expect(
    isSubsequence(
      kept.filter((line) => line !== ''),
      result.split('\n'),
    ),
    result,
  ).toBe(true);
  if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');

  const steps = before.steps ?? [];
  expect(after.steps.slice(0, steps.length)).toEqual(steps);
  const added = after.steps.slice(steps.length);
  expect(added.map(({ title }) => title)).toEqual(MADE.steps.map(({ title }) => title));
  const ids = [...after.steps, ...(after.teardown ?? [])].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(added[1]?.after).toEqual([added[0]?.id]);
  // Each reference still means what it meant: the variable that the first step saves, under whatever name.
  const [userId = ''] = Object.keys(added[0]?.save ?? {});
  expect(added[1]?.request).toBe(`GET /api/v1/users/{${userId}}`);
  expect(added[1]?.expect?.body).toEqual({ '$.id': `{{${userId}}}` });
  expect(added[2]?.request).toMatch(/^GET \/api\/v1\/users\/\{userId\}\?q=\{\{groupName(_2)?\}\}$/);
  expect(added[2]?.parameters).toEqual({ userId: `{{${userId}}}` });
  expect(added[3]?.when?.variable).toBe(userId);
  expect(added[3]?.body).toMatchObject({ text: `two\nlines {{${userId}}}` });
  const [appId = ''] = Object.keys(added[3]?.save ?? {});
  expect(after.teardown?.at(-1)?.request).toBe(`DELETE /api/v1/apps/{${appId}}`);
  expect(after.variables).toMatchObject({ ...before.variables, appLabel: 'Acme: App', region: MADE.variables?.region });
  expect(Object.keys(after.scopes).filter((scope) => scope === 'okta.groups.read')).toHaveLength(
    before.scopes && 'okta.groups.manage' in before.scopes ? 0 : 1,
  );
  expect(after.scopes).toMatchObject({ ...before.scopes, 'okta.apps.manage': '' });
  expect(
    checkPlan(readPlan(result), catalogue).filter(({ severity }) => severity === 'error'),
    result,
  ).toEqual([]);
});

test('names that are taken get the next free one, and what is the same in both is shared', () => {
  const result = appendPlan(GOOD_PLAN, made);
  const after = parse(result) as PlanDocument;
  expect(after.steps.map(({ id }) => id).slice(5)).toEqual(['list-users-2', 'read-user-2', 'own-user', 'make-app']);
  expect(after.teardown?.map(({ id }) => id)).toEqual(['delete-group', 'delete-group-2']);
  expect(Object.keys(after.variables ?? {})).toEqual(['groupName', 'region', 'apiKey', 'groupName_2', 'appLabel']);
  expect(result).toContain("okta.apps.manage: '' # why: make-app, delete-group-2\n");
  // Twice the same: everything is there once more, nothing is repeated that is shared.
  const twice = parse(appendPlan(result, made)) as PlanDocument;
  expect(twice.steps).toHaveLength(13);
  expect(Object.keys(twice.scopes)).toEqual(Object.keys(after.scopes));
});

test.each([
  ['', /no plan/],
  ['just text', /no plan/],
  ['a: [1', /not valid YAML/],
  ['plan: x\nsteps: { a: 1 }', /not a list of steps/],
  ['plan: x\nscopes: [a]', /scopes of this plan/],
])('a text that is no plan is refused: %j', (text, message) => {
  expect(() => appendPlan(text, made)).toThrow(message);
  expect(() => appendPlan(GOOD_PLAN, text)).toThrow(message);
});
