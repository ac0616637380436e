// No value of a report becomes markup, in text and in attributes alike: a report with hostile values has the tags and attributes of
// the same report with plain ones, and says the values as they are.
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../shared/model/exchange.ts';
import { findErrorCase } from '../../shared/okta/error-cases/all-cases.ts';
import type { ErrorCase } from '../../shared/okta/error-cases/error-case.ts';
import { errorReport } from '../../shared/okta/error-cases/report/error-report.ts';
import { PLAN_REPORTERS } from '../../shared/runs/plan/report/plan-reporters.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../shared/runs/sweep/reduce-sweep.ts';
import { sweepReport } from '../../shared/runs/sweep/report/sweep-report.ts';
import type { SweepEvent } from '../../shared/runs/sweep/sweep-events.ts';
import { planView } from '../support/runs/plan-view.ts';

const AT = Date.parse('2026-09-01T12:00:00Z');
const HOSTILE = `a"b'c<img src=x onerror=alert(1)>&lt;</td></style><!--&#34;`;
const AS_WRITTEN = 'a&quot;b&#39;c&lt;img src=x onerror=alert(1)&gt;&amp;lt;&lt;/td&gt;&lt;/style&gt;&lt;!--&amp;#34;';

function sweepHtml(value: string): string {
  const cell = { key: `0|*|${value}`, target: 0, scopes: [value], operationId: value, method: value, path: value };
  const received = { status: 403, emptyList: false, exchangeId: 'ex-1', at: AT, invalidWrite: true };
  const events = [
    {
      type: 'planned',
      runId: 'swp-1',
      input: {
        name: value,
        targets: [{ tenantId: 't', credentialId: 'c' }],
        scopes: [value],
        isolation: 'together',
        operations: 'probes',
        share: 0.5,
        concurrency: 4,
        invalidWrites: false,
      },
      targetNames: [value],
      catalogueVersion: value,
      columns: [{ key: '0|*', target: 0, scope: value, scopes: [value] }],
      rows: [{ operationId: value, method: value, path: value, scopes: [value], invalidWrite: true }],
      cells: 1,
      requests: 1,
    },
    { type: 'cell', cell: { ...cell, ...received, outcome: 'role-missing', note: value } },
    { type: 'end', reason: 'stopped', message: value },
  ].map((event, index) => ({ ...event, seq: index + 1, at: AT })) as SweepEvent[];
  return sweepReport(reduceSweep(EMPTY_SWEEP, events), 'html').text;
}

function cases(value: string, format: 'html' | 'junit'): string {
  const one = findErrorCase('token/wrong-secret') as ErrorCase;
  const actual = { status: 401, headers: [[value, value]] as [string, string][], body: value };
  const difference = { name: value, expected: value, actual: value, words: value } as never;
  const row = (outcome: 'differs' | 'unreachable' | 'skipped' | 'as-expected') => ({
    one: { ...one, title: value, meaning: value, fix: value },
    changed: true,
    result: {
      at: AT,
      outcome,
      exchangeId: null,
      verdict: value,
      actual,
      matched: 0,
      differences: [difference],
      note: value,
    },
  });
  const rows = [row('differs'), row('unreachable'), row('skipped'), row('as-expected')];
  return errorReport({ org: value, credential: value, at: AT, rows }, format).text;
}

function plans(value: string, form: 'html' | 'junit'): string {
  const step = {
    reason: value,
    verdict: 'scope-missing' as const,
    facts: { title: value, method: value, target: value },
  };
  const expectations = [{ what: value, expected: value, actual: value, met: false }];
  const exchange = {
    id: 'ex-1',
    kind: 'api',
    request: { method: value, url: value, headers: [[value, value]], body: value },
    response: { status: 403, statusText: value, headers: [['location', value]], body: { text: value, size: 1 } },
    failure: { message: value, fix: value },
    verdict: { title: value, meaning: value, next: value },
    repeat: null,
  } as unknown as Exchange;
  const view = planView({
    name: value,
    file: value,
    tenantName: value,
    credentialName: value,
    tokenProblem: value,
    steps: [
      { ...step, outcome: 'failed', expectations, exchangeId: 'ex-1' },
      { ...step, outcome: 'could-not-run' },
      { ...step, outcome: 'skipped' },
      {},
    ],
    scopes: [{ scope: value, outcome: 'unneeded', steps: [value], narrower: null, reason: value }],
    input: { stepIds: [value], values: { name: value } },
  });
  return PLAN_REPORTERS[form].write({
    plans: [{ view, origin: null, sandbox: true, target: [value], evidence: new Map([['ex-1', exchange]]) }],
    problems: [{ file: value, line: 1, column: 1, severity: 'error', message: value, fix: value }],
    stopped: { code: value, message: value, fix: value },
    notBegun: [value],
    at: AT,
  });
}

/** Tags and the names of their attributes. */
const skeleton = (text: string) => text.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g);

describe.each([
  ['of a sweep as HTML', sweepHtml],
  ['of error cases as HTML', (value: string) => cases(value, 'html')],
  ['of error cases as JUnit', (value: string) => cases(value, 'junit')],
  ['of plans as HTML', (value: string) => plans(value, 'html')],
  ['of plans as JUnit', (value: string) => plans(value, 'junit')],
])('a report %s', (_name, report) => {
  it('keeps hostile values as values', () => {
    const hostile = report(HOSTILE);
    expect(skeleton(hostile)).toEqual(skeleton(report('plain')));
    expect(hostile.split(AS_WRITTEN).length).toBeGreaterThan(4);
    expect(hostile.split(HOSTILE)).toHaveLength(1);
  });
});
