// One plan on two tenants: what differs by the nature of an org is put aside, and everything else is named.
import { expect, test } from 'vitest';
import { comparePlanRuns } from '../../../shared/runs/plan/compare-tenants.ts';
import type { StepResult } from '../../../shared/runs/plan/plan-events.ts';
import { planView } from '../../support/runs/plan-view.ts';

const compare = (ours: Partial<StepResult>, theirs: Partial<StepResult>) =>
  comparePlanRuns([
    { tenant: 'Acme', origin: 'https://acme.okta.com', view: planView({ steps: [ours] }) },
    { tenant: 'Local', origin: 'http://127.0.0.1:4711', view: planView({ steps: [theirs] }) },
  ])[0];

const saved = (one: string): Partial<StepResult> => ({ saved: { it: one } });
const was = (what: string, actual: string, met = true): Partial<StepResult> => ({
  expectations: [{ what, expected: 'x', actual, met }],
});

test.each<[string, Partial<StepResult>, Partial<StepResult>]>([
  ['ids', saved('00u1abcDEF2ghiJKL4x7'), saved('00u9zyxWVU8tsrQPO4x7')],
  ['ids that happen to have no digit', saved('00ujkXNREjSQEMFcwzjv'), saved('00u9zyxWVU8tsrQPO4x7')],
  ['UUIDs', saved('3f0d1c7e-59a1-4b8e-9d4f-0a1b2c3d4e5f'), saved('9f0d1c7e-59a1-4b8e-9d4f-0a1b2c3d4e50')],
  ['times', saved('2026-01-01T00:00:00.000Z'), saved('2026-05-06T07:08:09.000Z')],
  ['hosts', saved('https://acme.okta.com/api/v1/users'), saved('http://127.0.0.1:4711/api/v1/users')],
  ['how long it took', was('time', '12 ms'), was('time', '345 ms')],
])('%s make no difference', (_name, ours, theirs) => {
  expect(compare(ours, theirs)).toMatchObject({ agree: true, differences: [] });
});

test.each<[string, Partial<StepResult>, Partial<StepResult>, string, string[]]>([
  ['an outcome', {}, { outcome: 'failed' }, 'outcome', ['met', 'failed']],
  ['a status', {}, { status: 404 }, 'status', ['200', '404']],
  ['a verdict', {}, { verdict: 'not-found' }, 'verdict', ['allowed', 'not-found']],
  [
    'a value',
    was('body $.status', '"ACTIVE"'),
    was('body $.status', '"STAGED"'),
    'body $.status',
    ['"ACTIVE"', '"STAGED"'],
  ],
  ['a saved value', saved('a'), saved('b'), 'saved it', ['"a"', '"b"']],
  [
    'the time, when it is not soon enough',
    was('time', '1 ms'),
    was('time', '9 ms', false),
    'time',
    ['soon enough', 'too late'],
  ],
])('%s that differs is named with that of each tenant', (_name, ours, theirs, what, values) => {
  expect(compare(ours, theirs)).toMatchObject({
    agree: false,
    differences: [{ what, values: ['Acme', 'Local'].map((tenant, index) => ({ tenant, value: values[index] })) }],
  });
});

test('a step that one of them did not reach is there, and does not agree', () => {
  const [first, second] = comparePlanRuns([
    { tenant: 'Acme', origin: null, view: planView({ steps: [{}, {}] }) },
    { tenant: 'Local', origin: null, view: planView({ steps: [{}, { result: null }] }) },
  ]);
  expect(first?.agree).toBe(true);
  expect(second).toMatchObject({
    agree: false,
    tenants: [{ outcome: 'met' }, { outcome: 'could-not-run', status: null }],
  });
});
