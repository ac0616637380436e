// The views of runs: however the events arrive (one by one, in portions, twice, from the middle again), the picture is the same,
// and a view that was drawn does not change any more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseResult } from '../../../shared/model/case-results.ts';
import type { CaseRunEntry } from '../../../shared/runs/error-cases/error-cases-events.ts';
import { type CaseRunView, EMPTY_CASE_RUN, reduceCaseRun } from '../../../shared/runs/error-cases/reduce-case-run.ts';
import type { FoundSet, MutationEntry } from '../../../shared/runs/mutation/mutation-events.ts';
import { EMPTY_MUTATION, type MutationView, reduceMutation } from '../../../shared/runs/mutation/reduce-mutation.ts';
import type { Numbered } from '../../../shared/runs/numbered.ts';

const numbered = <Entry>(entries: readonly Entry[]): Numbered<Entry>[] =>
  entries.map((entry, index) => ({ ...entry, seq: index + 1, at: 1000 + index }));

const step = (operationId: string, exchangeId: string | null = 'ex-1') => ({
  operationId,
  verdict: 'allowed' as const,
  exchangeId,
  note: null,
});

const FOUND: FoundSet = {
  source: 'calls.har',
  result: {
    used: [],
    unmatched: [],
    unmatchedMore: 0,
    needed: [],
    unused: [],
    broader: [],
    redundant: [],
    notRegistered: [],
    notByToken: [],
    roles: null,
    files: [],
    history: null,
  },
};
const MUTATION = numbered<MutationEntry>([
  { type: 'started', scopes: ['a', 'b'], operationIds: ['one', 'two'], found: FOUND },
  { type: 'token', leftOut: null, scopes: ['a', 'b'], granted: ['a', 'b'], problem: null, refused: false },
  { type: 'step', leftOut: null, step: step('none', null) },
  { type: 'step', leftOut: null, step: step('one') },
  { type: 'waiting', waitMs: 1000, until: 5000 },
  { type: 'step', leftOut: null, step: step('two') },
  { type: 'token', leftOut: 'a', scopes: ['b'], granted: ['b'], problem: null, refused: false },
  { type: 'step', leftOut: 'a', step: step('one') },
  { type: 'end', reason: 'complete', sufficient: true, necessary: [], message: 'Done.' },
]);

const ran = (caseId: string): CaseResult => ({
  caseId,
  at: 1000,
  outcome: 'as-expected',
  exchangeId: 'ex-1',
  verdict: 'allowed',
  actual: null,
  matched: 0,
  differences: [],
  note: null,
});
const sums = { 'as-expected': 2, 'as-this-org': 0, differs: 0, skipped: 0, unreachable: 0 };
const CASES = numbered<CaseRunEntry>([
  { type: 'started', caseIds: ['one', 'two'], cost: 3, allowUnsafe: false },
  { type: 'case', result: ran('one'), changed: false },
  { type: 'waiting', waitMs: 1000, until: 5000, because: 'share' },
  { type: 'case', result: ran('two'), changed: true },
  { type: 'end', reason: 'complete', sums, message: 'Done.' },
]);

/** Portions as a page may get them: any slices, overlapping or repeated, whose last ends the run. */
const portions = <Event>(events: readonly Event[]) =>
  fc
    .array(fc.tuple(fc.nat(events.length), fc.nat(events.length)), { maxLength: 8 })
    .map((cuts) => cuts.map(([one, other]) => Math.max(one, other)).sort((a, b) => a - b))
    .chain((ends) =>
      fc.tuple(
        fc.constant([...ends, events.length]),
        fc.array(fc.nat(events.length), { minLength: ends.length + 1, maxLength: ends.length + 1 }),
      ),
    )
    .map(([ends, backs]) =>
      ends.map((end, index) => {
        const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
        return events.slice(Math.max(0, from - (backs[index] ?? 0)), end);
      }),
    );

describe.each([
  {
    kind: 'a mutation',
    check: () => always<MutationView, (typeof MUTATION)[number]>(MUTATION, EMPTY_MUTATION, reduceMutation),
  },
  {
    kind: 'a run of error cases',
    check: () => always<CaseRunView, (typeof CASES)[number]>(CASES, EMPTY_CASE_RUN, reduceCaseRun),
  },
])('$kind', ({ check }) => {
  test('is the same in whatever portions it is read', check);
});

function always<View, Event>(
  events: readonly Event[],
  empty: View,
  reduce: (view: View, events: readonly Event[]) => View,
): void {
  const whole = reduce(empty, events);
  fc.assert(
    fc.property(portions(events), (batches) => {
      let view = empty;
      for (const batch of batches) {
        const before = structuredClone(view);
        const next = reduce(view, batch);
        expect(view).toEqual(before);
        view = next;
      }
      expect(view).toEqual(whole);
    }),
  );
}

test('a mutation has a round for the set and for each scope that is left out, and counts what was sent', () => {
  const view = reduceMutation(EMPTY_MUTATION, MUTATION);
  expect(view).toMatchObject({ found: FOUND, startedAt: 1000, sent: 5, waitingUntil: null });
  expect(view.rounds.map(({ leftOut, steps }) => [leftOut, steps.map(({ operationId }) => operationId)])).toEqual([
    [null, ['none', 'one', 'two']],
    ['a', ['one']],
  ]);
  expect(view.end).toEqual({ reason: 'complete', sufficient: true, necessary: [], message: 'Done.' });
  expect(reduceMutation(EMPTY_MUTATION, MUTATION.slice(0, 5)).waitingUntil).toBe(5000);
});

test('a run of error cases reports its wait until the next answer', () => {
  const waits = reduceCaseRun(EMPTY_CASE_RUN, CASES.slice(0, 3));
  expect(waits).toMatchObject({ cost: 3, startedAt: 1000, waiting: { until: 5000 }, end: null });
  const view = reduceCaseRun(waits, CASES);
  expect(view).toMatchObject({ waiting: null, end: { reason: 'complete', message: 'Done.' } });
  expect([...view.results.keys()]).toEqual(['one', 'two']);
});
