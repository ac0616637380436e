// What the page of a plan's runs reads of a view and of what is chosen: rows, what is still missing, whose run it is, and what a mutation means.
import { describe, expect, test } from 'vitest';
import { shownAnswer } from '../../../renderer/features/plans/run/answer/shown-answer.ts';
import { scopeWords } from '../../../renderer/features/plans/run/lists/scope-words.ts';
import {
  chosenTargets,
  givenValues,
  missingWords,
  typedValue,
} from '../../../renderer/features/plans/run/next/run-input.ts';
import { bareFile, isOfPlan } from '../../../renderer/features/plans/run/runs-of-plan.ts';
import {
  againWords,
  planProgress,
  scopeRows,
  soFarWords,
  stepRows,
  sumScopes,
  unmetSteps,
} from '../../../renderer/features/plans/run/step-rows.ts';
import type { ScopeResult, StepResult } from '../../../shared/runs/plan/plan-events.ts';
import type { PlanVariableFacts } from '../../../shared/runs/plan/plan-outline.ts';
import { reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { planView } from '../../support/runs/plan-view.ts';

describe('rows of steps', () => {
  const open = planView({ steps: [{}, { result: null }, { result: null }], reason: null });

  test.each([
    ['running', ['met', 'on-its-way', 'waiting']],
    ['paused', ['met', 'waiting', 'waiting']],
    ['interrupted', ['met', 'waiting', 'waiting']],
  ] as const)('of a run that is %s', (state, shown) => {
    expect(stepRows(open, state).map((row) => row.shown)).toEqual(shown);
  });

  test('of a run that sends several at once: each that is on its way, and no other', () => {
    const at = { runId: 'run_1', at: 1 };
    const sent = reducePlan(open, [
      { ...at, seq: open.lastSeq + 1, type: 'sending', leftOut: 'okta.users.read', id: 'two' },
      { ...at, seq: open.lastSeq + 2, type: 'sending', leftOut: null, id: 'three' },
    ]);
    expect(stepRows(sent, 'running').map(({ shown }) => shown)).toEqual(['met', 'waiting', 'on-its-way']);
    const resumed = reducePlan(sent, [{ ...at, seq: sent.lastSeq + 1, type: 'resumed' }]);
    expect(stepRows(resumed, 'running').map(({ shown }) => shown)).toEqual(['met', 'on-its-way', 'waiting']);
  });

  test('of a run that was cancelled: what was not sent is not known', () => {
    const view = planView({ steps: [{}, { result: null }], reason: 'cancelled' });
    expect(stepRows(view, 'cancelled').map(({ shown }) => shown)).toEqual(['met', 'could-not-run']);
  });

  test('are counted by what was met, and named when they are run again', () => {
    const expectations = [
      { what: 'status', expected: '200', actual: '200', met: true },
      { what: 'body $.id', expected: '1', actual: '2', met: false },
    ];
    const teardown = { outcome: 'failed' as const, facts: { part: 'teardown' as const } };
    const rows = stepRows(planView({ steps: [{}, { outcome: 'failed', expectations }, teardown] }), 'complete');
    expect(rows[1]).toMatchObject({ met: 1, total: 2 });
    expect(unmetSteps(rows)).toEqual(['two']);
    expect(againWords(rows)).toBe('Run the failed step');
    const unsent = stepRows(
      planView({ steps: [{ outcome: 'failed' }, { result: null }], reason: 'cancelled' }),
      'cancelled',
    );
    expect(againWords(unsent)).toBe('Run the 2 unmet steps');
    expect(soFarWords(rows)).toBe('1 met, 2 failed so far');
    expect(soFarWords([])).toBe('No answer yet');
  });

  test('show how far a run is, a scope that is tried counted as a step', () => {
    const view = planView({ steps: [{}, { result: null }, { result: null }], reason: null, input: { mutate: true } });
    expect(planProgress(view)).toEqual({ fraction: 0.25, done: 1, total: 3 });
  });
});

const scope = (name: string, outcome: ScopeResult['outcome'], narrower: string | null = null): ScopeResult => ({
  scope: name,
  outcome,
  steps: [],
  narrower,
  reason: '',
});

test('a scope is tried once the steps have ended, and not in a run that waits', () => {
  const sent = planView({ steps: [{}], reason: null, input: { mutate: true } });
  expect(scopeRows(sent, 'running')).toEqual([{ scope: 'okta.users.read', result: null, trying: true }]);
  expect(scopeRows(sent, 'paused')[0]?.trying).toBe(false);
  const open = planView({ steps: [{ result: null }], reason: null, input: { mutate: true } });
  expect(scopeRows(open, 'running')[0]?.trying).toBe(false);
});

test.each<[ScopeResult[], 'good' | 'warning' | 'info', RegExp]>([
  [[scope('a.read', 'needed')], 'good', /^Every scope is needed: Each has a step that is refused without it/],
  [
    [scope('a.read', 'needed'), scope('b.read', 'unneeded')],
    'warning',
    /^1 scope not needed by this plan: Leave b\.read out/,
  ],
  [
    [scope('a.manage', 'needed', 'a.read')],
    'warning',
    /^Less would do: Register a\.read in place of a\.manage: it would do\.$/,
  ],
  [
    [scope('a.read', 'needed'), scope('c.read', 'not-provable')],
    'info',
    /^1 scope needed, 1 not provable: Nothing is shown about c\.read/,
  ],
  [
    [scope('b.read', 'unneeded'), scope('c.read', 'not-provable')],
    'warning',
    /Leave b\.read out .* Nothing is shown about c\.read/,
  ],
])('a mutation in words %#', (scopes, tone, words) => {
  const said = scopeWords(sumScopes(scopes));
  expect(said.tone).toBe(tone);
  expect(`${said.title}: ${said.text}`).toMatch(words);
});

const variable = (name: string, more: Partial<PlanVariableFacts> = {}): PlanVariableFacts => ({
  name,
  from: 'environment',
  environment: name.toUpperCase(),
  known: false,
  ...more,
});

test.each([
  [2, '3', 3],
  [2, 'x', 'x'],
  [2, ' ', ' '],
  [true, 'false', false],
  [true, 'no', 'no'],
  ['2', '3', '3'],
  [undefined, '3', '3'],
])('over %j the typed %j is %j', (value, text, typed) => {
  expect(typedValue(value === undefined ? {} : { value }, text)).toBe(typed);
});

test('a secret that was typed is no value of a run', () => {
  const variables = [variable('own', { from: 'secret' }), variable('group')];
  expect(givenValues(variables, { own: 'x', group: 'a', other: 'b' })).toEqual({ group: 'a' });
});

test.each<[string, unknown[], PlanVariableFacts[], Record<string, string>, string, RegExp | null]>([
  ['no credential', [], [], {}, '', /^Choose a credential/],
  [
    'a secret that is not set',
    [1],
    [variable('key', { from: 'secret' })],
    { key: 'x' },
    '',
    /set KEY in the environment/,
  ],
  ['a variable without a value', [1], [variable('group')], {}, '', /^Give a value for group\.$/],
  ['one that was given', [1], [variable('group')], { group: 'a' }, '', null],
  ['one that is known', [1], [variable('group', { known: true })], {}, '', null],
  ['too many at the same time', [1], [], {}, '21', /from 1 to 20/],
  ['no number', [1], [], {}, 'two', /from 1 to 20/],
  ['enough', [1], [], {}, '20', null],
])('before a run: %s', (_name, targets, variables, values, concurrency, words) => {
  const said = missingWords({ values, concurrency }, targets, { variables });
  if (words === null) expect(said).toBeNull();
  else expect(said).toMatch(words);
});

test('runs go to what was chosen and is still there, else to what the bar has', () => {
  const target = (key: string) => ({ key, tenantId: key, tenantName: key, production: false, credentialId: key });
  const possible = ['a', 'b', 'c'].map(target);
  const keys = (chosen: string[], bar: string | null) => chosenTargets(chosen, possible, bar).map(({ key }) => key);
  expect(keys(['c', 'gone', 'a'], 'b')).toEqual(['c', 'a']);
  expect(keys([], 'b')).toEqual(['b']);
  expect(keys(['gone'], null)).toEqual([]);
});

test.each([
  ['/home/a/plans/users.yaml', '/home/a/plans/users.yaml', true],
  ['/home/a/plans/users.yaml', 'plans/users.yaml', true],
  ['/home/a/plans/users.yaml', './users.yaml', true],
  ['/home/a/plans/users.yaml', '/home/b/users.yaml', false],
  ['/home/a/plans/users.yaml', 'more-users.yaml', false],
  ['/home/a/plans/users.yaml', 'sers.yaml', false],
  ['C:\\a\\users.yaml', 'a\\users.yaml', true],
  ['C:\\a\\users.yaml', 'D:\\a\\users.yaml', false],
  [null, 'untitled-1', true],
  [null, 'plans/untitled-1', false],
])('of the plan %s is a run of %s: %s', (path, file, same) => {
  expect(isOfPlan({ path, name: 'untitled-1' }, file)).toBe(same);
});

test('a report names a file without its folders', () => {
  expect(['/home/a/users.yaml', 'C:\\a\\users.yaml', 'users.yaml'].map(bareFile)).toEqual(Array(3).fill('users.yaml'));
});

test('without a scope the refusal is shown, also where the step was sent again with a narrower one', () => {
  const view = planView({ steps: [{}] });
  const result = view.steps[0]?.result as StepResult;
  const refused: StepResult = { ...result, outcome: 'failed', status: 403, verdict: 'scope-missing' };
  const rounds = [{ leftOut: 'a.manage', steps: [result, refused] }];
  const rows = stepRows(view, 'complete');
  const at = (step: string | null, without: string | null) =>
    shownAnswer({ rounds, negatives: [] }, rows, { step, without, case: null });
  expect(at('one', 'a.manage')).toMatchObject({ status: 403, without: 'a.manage', alone: false });
  expect(at('one', null)).toMatchObject({ status: 200, without: null, alone: true });
  expect(at('one', 'b.read')).toBeNull();
  expect(at('gone', null)).toBeNull();
  expect(at(null, null)).toBeNull();
});
