// The result of plans as one HTML file that needs nothing else. In the order in which it is read: the verdict, what makes it mean less, the steps;
// and below each that was not met what was expected, how the answer began, the request without its token, and the command that repeats it.
import { html } from 'hono/html';
import { VERDICT_FACTS } from '../../../okta/verdict/verdicts.ts';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { SCOPE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import { warningsOf } from './plan-warnings.ts';
import {
  describeSteps,
  fileNotes,
  isUnmet,
  notRunLines,
  ownTitle,
  type PlanReport,
  planFacts,
  planName,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  reportVerdict,
  stepsOf,
} from './report-facts.ts';
import { commandOf, evidenceOf } from './step-evidence.ts';

const STYLE = `pre{font:12px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:8px;border:1px solid var(--line)}
.verdict{font-size:16px;font-weight:600}.notes{border-left:4px solid light-dark(#8a5a00,#e8b64c);padding:4px 12px;margin:12px 0;list-style:none}
.notes li{margin:4px 0}td{vertical-align:top}td.o{white-space:nowrap;font-weight:600}h3{font-size:13px;margin:20px 0 4px}h4{margin:8px 0 2px;font-weight:600}
td code{overflow-wrap:anywhere}
`;

export function toPlanHtml(report: PlanReport): string {
  const { plans } = report;
  const [first] = plans;
  return htmlPage({
    title: plans.length === 1 && first ? planName(first) : 'Plans',
    style: STYLE,
    body: html`${verdict(reportVerdict(report), describeSteps(plans))}
${linesPart('What could not be run', notRunLines(report))}${plans.map((plan) => planPart(plan, plans.length > 1))}${linesPart('Notes on the files', fileNotes(report))}`,
  });
}

function verdict(outcome: ReportedStep['outcome'], words: string): Html {
  const { sign, label, colour } = STEP_OUTCOME_FACTS[outcome];
  return html`<p class="verdict ${colour}">${sign} ${label}: ${words}</p>`;
}

function linesPart(title: string, lines: readonly string[]): Html | null {
  if (lines.length === 0) return null;
  return html`<h2>${title}</h2>\n<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>\n`;
}

function planPart(plan: ReportedPlan, severalPlans: boolean): Html {
  const warnings = warningsOf(plan).map(({ message }) => html`<li>${message}</li>\n`);
  const steps = stepsOf(plan);
  const own = severalPlans
    ? html`<h2>${planName(plan)}</h2>\n${verdict(planVerdict(plan), describeSteps([plan]))}\n`
    : null;
  return html`<section>${own}${warnings.length === 0 ? null : html`<ul class="notes" aria-label="What to know before the result">\n${warnings}</ul>\n`}<dl>${planFacts(plan).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<h2>Steps</h2>
${stepTable(steps)}
${scopeTable(plan)}${unmetPart(plan, steps.filter(isUnmet))}</section>\n`;
}

const STEP_HEAD = ['Step', 'Request', 'Outcome', 'Answer', 'ms', 'Expectations'];

function stepTable(steps: readonly ReportedStep[]): Html {
  return html`<table><thead><tr>${STEP_HEAD.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${steps.map(stepRow)}</tbody></table>`;
}

function stepRow(step: ReportedStep): Html {
  const { facts, result, outcome, reason } = step;
  const title = ownTitle(step);
  const { sign, label, colour } = STEP_OUTCOME_FACTS[outcome];
  const { status = null, verdict: judged = null, ms = 0, expectations = [] } = result ?? {};
  const met = expectations.filter((one) => one.met).length;
  const said = reason ?? (expectations.length === 0 ? '' : `${met} of ${expectations.length} met`);
  return html`<tr><th scope="row">${title === null ? null : html`${title}<br>`}<code>${facts.id}</code>${facts.part === 'teardown' ? ' (teardown)' : null}</th><td><code>${facts.method} ${facts.target}</code></td><td class="o ${colour}">${sign} ${label}</td><td>${status} ${judged === null ? null : VERDICT_FACTS[judged].label}</td><td class="n">${status === null ? null : Math.round(ms)}</td><td>${said}</td></tr>\n`;
}

function scopeTable({ view: { scopes } }: ReportedPlan): Html | null {
  if (scopes.length === 0) return null;
  const head = ['Scope', 'Outcome', 'Steps', 'Reason'].map((name) => html`<th scope="col">${name}</th>`);
  const rows = scopes.map(({ scope, outcome, steps, reason }) => {
    const { sign, label, colour } = SCOPE_OUTCOME_FACTS[outcome];
    return html`<tr><th scope="row"><code>${scope}</code></th><td class="o ${colour}">${sign} ${label}</td><td>${steps.join(', ')}</td><td>${reason}</td></tr>\n`;
  });
  return html`<h2>Scopes</h2>\n<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>\n`;
}

function unmetPart(plan: ReportedPlan, unmet: readonly ReportedStep[]): Html | null {
  if (unmet.length === 0) return null;
  return html`<h2>What was not met</h2>\n${unmet.map((step) => stepPart(plan, step))}`;
}

function stepPart(plan: ReportedPlan, step: ReportedStep): Html {
  const { facts, result, outcome, reason } = step;
  const evidence = evidenceOf(plan, step);
  const shown =
    evidence === null
      ? null
      : html`<p>${evidence.meaning}</p><h4>The answer</h4><pre>${evidence.answer}</pre><h4>The request</h4><pre>${evidence.curl}</pre>`;
  return html`<article><h3>${STEP_OUTCOME_FACTS[outcome].sign} ${facts.title} <code>${facts.id}</code></h3>${reason === null ? null : html`<p>${reason}</p>`}${expectationTable(result?.expectations ?? [])}${shown}<h4>Repeat it with</h4><pre>${commandOf(plan, step)}</pre></article>\n`;
}

function expectationTable(
  expectations: { what: string; expected: string; actual: string; met: boolean }[],
): Html | null {
  if (expectations.length === 0) return null;
  const head = ['What', 'Expected', 'Was', 'Outcome'].map((name) => html`<th scope="col">${name}</th>`);
  const rows = expectations.map(({ what, expected, actual, met }) => {
    const { sign, label, colour } = STEP_OUTCOME_FACTS[met ? 'met' : 'failed'];
    return html`<tr><th scope="row"><code>${what}</code></th><td>${expected}</td><td>${actual}</td><td class="o ${colour}">${sign} ${label}</td></tr>\n`;
  });
  return html`<table class="expectations"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}
