// What a step expects against an answer: each operator met and not met, on one value and on several, and what is shown of what was there.
import { expect, test } from 'vitest';
import type { AnswerShape } from '../../../shared/okta/catalogue/answer-shapes.ts';
import { judgeExpectations, type StepAnswer } from '../../../shared/plan/judge-expectations.ts';
import type { PlanExpectations } from '../../../shared/plan/plan.ts';
import type { Check } from '../../../shared/plan/plan-document.ts';

const NOTHING: PlanExpectations = { status: [], verdict: [], headers: [], body: [], schema: false, timeMs: null };

const ANSWER: StepAnswer = {
  status: 200,
  verdict: 'allowed',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Rate-Limit-Limit', '600'],
  ],
  json: [
    { id: '00u1', status: 'ACTIVE', logins: 3, profile: { login: 'ada@example.com', nick: null }, tags: ['a', 'b'] },
    { id: '00u2', status: 'STAGED', logins: 0, profile: { login: 'bob@example.com' }, tags: [] },
  ],
  ms: 120,
  shape: null,
};

const judge = (expectations: Partial<PlanExpectations>, answer: Partial<StepAnswer> = {}) =>
  judgeExpectations({ ...NOTHING, ...expectations }, { ...ANSWER, ...answer });
const body = (path: string, check: Check, answer: Partial<StepAnswer> = {}) =>
  judge({ body: [[path, check]] }, answer)[0];

test.each<[path: string, check: Check, met: boolean]>([
  ['$[0].id', '00u1', true],
  ['$[0].id', '00u2', false],
  ['$[0].id', { matches: '^00u' }, true],
  ['$[0].id', { matches: '^00g' }, false],
  ['$[0].profile', { equals: { nick: null, login: 'ada@example.com' } }, true],
  ['$[0].tags', { equals: ['b', 'a'] }, false],
  ['$[0].profile.nick', null, true],
  ['$[0].profile.nick', { exists: true }, true],
  ['$[1].profile.nick', { exists: true }, false],
  ['$[1].profile.nick', { exists: false }, true],
  ['$[0].profile.nick', { exists: false }, false],
  ['$[1].profile.nick', null, false],
  ['$[0].logins', { type: 'number', greater: 2, less: 4 }, true],
  ['$[0].logins', { greater: 3 }, false],
  ['$[0].id', { greater: 0 }, false],
  ['$[0].tags', { type: 'array', length: 2 }, true],
  ['$[0].tags', { type: 'object' }, false],
  ['$[0].id', { length: 4 }, true],
  ['$[0].logins', { length: 1 }, false],
  ['$', { length: { least: 1, most: 2 } }, true],
  ['$', { length: { least: 3 } }, false],
  ['$[*]', { length: 2 }, true],
  ['$[?@.status=="LOCKED"]', { length: 0 }, true],
  ['$[?@.status=="LOCKED"].id', { exists: false }, true],
  ['$[*].status', { oneOf: ['ACTIVE', 'STAGED'] }, true],
  ['$[*].status', { oneOf: ['ACTIVE'] }, false],
  ['$[?@.status=="LOCKED"].status', { oneOf: ['LOCKED'] }, false],
  ['$[*].profile.nick', { type: 'null' }, true],
])('%s, %j: met is %s', (path, check, met) => {
  expect(body(path, check)?.met).toBe(met);
});

test('any of the statuses or classes, and of the verdicts', () => {
  expect(judge({ status: [201, '2xx'] })[0]).toEqual({
    what: 'status',
    expected: '201 or 2xx',
    actual: '200',
    met: true,
  });
  expect(judge({ status: ['4xx', 201] })[0]?.met).toBe(false);
  expect(judge({ status: ['2xx'] }, { status: null })[0]).toMatchObject({ actual: 'no answer', met: false });
  expect(judge({ verdict: ['scope-missing', 'allowed'] })[0]?.met).toBe(true);
  expect(judge({ verdict: ['scope-missing'] })[0]).toMatchObject({ actual: 'allowed', met: false });
});

test('headers by name in any case, and the time', () => {
  expect(judge({ headers: [['content-type', { matches: 'json' }]] })[0]?.met).toBe(true);
  expect(judge({ headers: [['x-absent', { exists: false }]] })[0]?.met).toBe(true);
  expect(judge({ headers: [['x-absent', 'x']] })[0]).toMatchObject({ actual: 'not there', met: false });
  expect(judge({ timeMs: 120 })[0]?.met).toBe(true);
  expect(judge({ timeMs: 119 })[0]).toMatchObject({ expected: 'at most 119 ms', actual: '120 ms', met: false });
});

test('an answer that is no JSON meets nothing about its body, not even that something is absent', () => {
  expect(body('$.id', { exists: false }, { json: undefined })).toMatchObject({ actual: 'no JSON', met: false });
});

test('what was there is shown short and without a secret', () => {
  const json = {
    client_secret: 'very-secret-value-4711',
    token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLW9mLWl0',
    long: 'x'.repeat(1000),
  };
  for (const name of ['client_secret', 'token'])
    expect(body(`$.${name}`, 'other', { json })?.actual).not.toMatch(/4711|c2lnbmF0/);
  expect(body('$', { exists: false }, { json })?.actual).not.toMatch(/4711|c2lnbmF0/);
  expect(body('$.long', 'other', { json })?.actual.length).toBeLessThan(140);
});

const SHAPE: AnswerShape = {
  list: true,
  fields: {
    id: 'string',
    logins: 'number',
    profile: 'object',
    'profile.login': 'string',
    tags: 'array',
    'tags[]': 'string',
  },
  always: ['id'],
};

test.each<[string, Partial<StepAnswer>, string, boolean]>([
  ['as it is known', {}, 'agrees', true],
  ['an empty list', { json: [] }, 'agrees', true],
  ['null, and fields that nobody knows', { json: [{ id: 'a', logins: null, other: 1 }] }, 'agrees', true],
  ['another type', { json: [{ id: 'a', logins: '3' }] }, 'logins is string, not number', false],
  [
    'another type further down',
    { json: [{ id: 'a', profile: { login: 7 } }] },
    'profile.login is number, not string',
    false,
  ],
  ['another type in a list', { json: [{ id: 'a', tags: ['x', 4] }] }, 'tags[] is number, not string', false],
  ['what is always there', { json: [{ logins: 1 }, { id: null }] }, 'id is missing', false],
  ['no list', { json: { id: 'a' } }, 'the answer is object, not array', false],
  ['an item that is none', { json: ['a'] }, 'an item is string, not object', false],
  ['no JSON', { json: undefined }, 'no JSON', false],
  ['a refusal', { status: 403 }, 'no success: 403', false],
  ['an operation without a shape', { shape: null }, 'nothing is known of the answers of this operation', false],
  [
    'an answer without fields',
    { shape: { ...SHAPE, fields: {} }, json: undefined },
    'no field is known that it could have',
    true,
  ],
])('the schema of the operation: %s', (_name, answer, actual, met) => {
  expect(judge({ schema: true }, { shape: SHAPE, ...answer })).toEqual([
    { what: 'schema', expected: 'the shape of the operation', actual, met },
  ]);
});
