// Reports of plans beyond what one run on the sandbox org shows: what takes from the meaning of a result, scopes that are not needed, files that were
// not begun, and commands that repeat a step as it was sent.
import { expect, test } from 'vitest';
import type { StepResult } from '../../../shared/runs/plan/plan-events.ts';
import { toGithubAnnotations, toGithubSummary } from '../../../shared/runs/plan/report/plan-github.ts';
import { toPlanJunit } from '../../../shared/runs/plan/report/plan-junit.ts';
import { toPlanList } from '../../../shared/runs/plan/report/plan-list.ts';
import { toPlanMarkdown } from '../../../shared/runs/plan/report/plan-markdown.ts';
import { toPlanTap } from '../../../shared/runs/plan/report/plan-tap.ts';
import { warningsOf } from '../../../shared/runs/plan/report/plan-warnings.ts';
import {
  type PlanReport,
  type ReportedPlan,
  reportVerdict,
  stepsOf,
} from '../../../shared/runs/plan/report/report-facts.ts';
import { commandOf } from '../../../shared/runs/plan/report/step-evidence.ts';
import { parseXml } from '../../support/parse-xml.ts';
import { AT, type MadeView, planView } from '../../support/runs/plan-view.ts';

const reportedPlan = (made: MadeView, more: Partial<ReportedPlan> = {}): ReportedPlan => ({
  view: planView(made),
  origin: null,
  sandbox: false,
  target: [],
  evidence: new Map(),
  ...more,
});
const reportOf = (plans: ReportedPlan[], more: Partial<PlanReport> = {}): PlanReport => ({
  plans,
  problems: [],
  stopped: null,
  notBegun: [],
  at: AT,
  ...more,
});

const answered = (status: number, expected: string): Partial<StepResult> => ({
  status,
  verdict: status === 401 ? 'token-invalid' : 'allowed',
  expectations: [{ what: 'status', expected, actual: String(status), met: true }],
});
const skipped: Partial<StepResult> = {
  outcome: 'skipped',
  status: null,
  verdict: null,
  expectations: [],
  reason: 'Later',
};

test.each<[string, MadeView, boolean, string[]]>([
  ['a plan that means what it says', { steps: [{}, {}] }, false, []],
  ['the sandbox org', { steps: [{}] }, true, ['sandbox-org']],
  ['401 on most', { steps: [answered(401, '401'), answered(401, '401'), {}] }, false, ['token-rejected']],
  ['401 on half, where it is expected', { steps: [answered(401, '401'), {}] }, false, []],
  [
    'a token that is not the one asked for',
    { steps: [{}], tokenProblem: 'The org did not grant x' },
    false,
    ['token-problem'],
  ],
  ['all skipped', { steps: [skipped, skipped] }, false, ['all-skipped']],
  ['one skipped', { steps: [skipped, {}] }, false, []],
  ['nothing expected', { steps: [answered(200, '2xx'), skipped] }, false, ['nothing-expected']],
  ['one status expected', { steps: [answered(200, '2xx'), answered(204, '204')] }, false, []],
  ['steps that were chosen', { steps: [{}], input: { stepIds: ['one'] } }, false, ['part']],
  ['one part of several', { steps: [{}], input: { shard: { index: 1, count: 3 } } }, false, ['part']],
  ['cancelled', { steps: [{}, { result: null }], reason: 'cancelled' }, false, ['not-ended']],
  ['a run without its end', { steps: [{}], reason: null }, false, ['not-ended']],
])('warnings of %s', (_name, made, sandbox, ids) => {
  const warnings = warningsOf(reportedPlan(made, { sandbox }));
  expect(warnings.map(({ id }) => id)).toEqual(ids);
  for (const { message } of warnings) expect(message).toMatch(/[.)]$/);
});

const scope = (name: string, outcome: 'needed' | 'unneeded' | 'not-provable') => ({
  scope: name,
  outcome,
  steps: [],
  narrower: null,
  reason: `Why ${outcome}.`,
});

test('a scope that is not needed is a failure in every form, one that is not provable is not', () => {
  const scopes = [scope('a.read', 'needed'), scope('b.read', 'unneeded'), scope('c.read', 'not-provable')];
  const report = reportOf([reportedPlan({ steps: [{}], scopes })]);
  expect(reportVerdict(report)).toBe('failed');
  const [, suite] = parseXml(toPlanJunit(report)).children;
  expect(suite?.attributes).toMatchObject({
    name: 'People: scopes',
    tests: '3',
    failures: '1',
    errors: '0',
    skipped: '1',
  });
  expect(toPlanTap(report)).toMatch(
    / {4}1\.\.4\n.*\n {4}ok 2 - a\.read.*\n {4}not ok 3 - b\.read is needed\n[\s\S]* {4}ok 4 - c\.read is needed # SKIP Why/,
  );
  expect(toGithubAnnotations(report).trimEnd()).toBe(
    '::error file=people.yaml,line=1,title=b.read is not needed::Why unneeded.',
  );
  expect(toPlanMarkdown(report)).toMatch(/^# ✗ Failed: 1 met; 1 scope not needed\n/);
  expect(toPlanList(report)).toContain('✗ b.read  not needed. Why unneeded.');
});

test('what was not begun, and what stopped all of it, keeps a report from being met', () => {
  const stopped = { code: 'UNREACHABLE', message: 'The org does not answer.', fix: 'Try later.' };
  const plan = reportedPlan({ steps: [{}] });
  expect(reportVerdict(reportOf([plan]))).toBe('met');
  expect(reportVerdict(reportOf([plan], { notBegun: ['b.yaml'] }))).toBe('could-not-run');
  expect(reportVerdict(reportOf([plan], { stopped }))).toBe('could-not-run');
  const cancelled = (...steps: MadeView['steps']) => reportOf([reportedPlan({ steps, reason: 'cancelled' })]);
  expect(reportVerdict(cancelled({}, { result: null }))).toBe('could-not-run');
  expect(reportVerdict(cancelled({ outcome: 'failed' }, { result: null }))).toBe('failed');
  const report = reportOf([plan], { notBegun: ['b.yaml'], stopped });
  expect(parseXml(toPlanJunit(report)).attributes).toMatchObject({ tests: '3', failures: '0', errors: '2' });
  expect(toPlanTap(report)).toMatch(
    /^TAP version 14\n1\.\.2\n[\s\S]*\nok 1 - People\nnot ok 2 - b\.yaml\n[\s\S]*\nBail out! The org/,
  );
  expect(toPlanMarkdown(report)).toContain(
    '## What could not be run\n\n- The org does not answer. Try later.\n- b.yaml',
  );
});

test('the command that repeats a step names org, credential and variables; one of the teardown goes out with the whole plan', () => {
  const plan = reportedPlan(
    {
      file: "my plans/it's.yaml",
      steps: [{ outcome: 'failed' }, { facts: { part: 'teardown' } }],
      input: { values: { group: 'All users' }, allowWrites: true },
    },
    { target: ['--tenant', 'Acme & Co', '--credential', 'Integration'] },
  );
  const options = "--tenant 'Acme & Co' --credential Integration --var 'group=All users' --allow-writes";
  expect(stepsOf(plan).map((step) => commandOf(plan, step))).toEqual([
    `scopebench run 'my plans/it'\\''s.yaml' --step one ${options}`,
    `scopebench run 'my plans/it'\\''s.yaml' ${options}`,
  ]);
});

test('standard input is no file of a build server, and a summary stays below what GitHub takes', () => {
  const steps = Array.from({ length: 4000 }, () => ({ outcome: 'failed' as const, reason: 'é'.repeat(200) }));
  const report = reportOf([reportedPlan({ file: '-', steps })]);
  expect(toGithubAnnotations(report)).toMatch(/^::error line=5,title=one%3A Step one::é/);
  expect(toPlanJunit(report)).not.toContain('file="-"');
  const summary = new TextEncoder().encode(toGithubSummary(report));
  expect(summary.length).toBeGreaterThan(900_000);
  expect(summary.length).toBeLessThan(1_048_576);
});
