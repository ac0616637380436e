// The result of plans as one HTML file that needs nothing else. In the order in which it is read: the verdict, what makes it mean less, the steps;
// and below each that was not met what was expected, how the answer began, the request without its token, and the command that repeats it.
import { html } from 'hono/html';
import { VERDICT_FACTS } from '../../../okta/verdict/verdicts.ts';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { NEGATIVE_OUTCOME_FACTS, SCOPE_OUTCOME_FACTS, STEP_OUTCOME_FACTS } from '../outcome-facts.ts';
import type { NegativeResult } from '../plan-events.ts';
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
  planTenant,
  planVerdict,
  type ReportedPlan,
  type ReportedStep,
  reportVerdict,
  sentencesOfNegative,
  stepsOf,
} from './report-facts.ts';
import {
  describeDifference,
  describeParity,
  describeTenant,
  type FileParity,
  PARITY_SIGNS,
  parityOf,
} from './report-parity.ts';
import { commandOf, commandOfNegative, evidenceOf, type StepEvidence } from './step-evidence.ts';

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
${linesPart('What could not be run', notRunLines(report))}${(parityOf(report) ?? []).map(parityPart)}${plans.map((plan) => planPart(plan, plans.length > 1))}${linesPart('Notes on the files', fileNotes(report))}`,
  });
}

function parityPart(parity: FileParity): Html {
  const head = ['Step', 'Comparison', ...parity.tenants, 'Differences'].map(
    (name) => html`<th scope="col">${name}</th>`,
  );
  const rows = parity.steps.map(({ id, agree, tenants, differences }) => {
    const own = tenants.map(
      (one) => html`<td class="o ${STEP_OUTCOME_FACTS[one.outcome].colour}">${describeTenant(one)}</td>`,
    );
    const said = differences.map((one) => html`<li>${one.what}: ${describeDifference(one)}</li>`);
    return html`<tr><th scope="row"><code>${id}</code></th><td class="o ${agree ? 'green' : 'amber'}">${agree ? `${PARITY_SIGNS.agree} Alike` : `${PARITY_SIGNS.differ} Differs`}</td>${own}<td>${said.length === 0 ? null : html`<ul>${said}</ul>`}</td></tr>\n`;
  });
  return html`<h2>${parity.file}: ${describeParity(parity)}</h2>\n<table class="parity"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>\n`;
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
    ? html`<h2>${planName(plan)} on ${planTenant(plan)}</h2>\n${verdict(planVerdict(plan), describeSteps([plan]))}\n`
    : null;
  return html`<section>${own}${warnings.length === 0 ? null : html`<ul class="notes" aria-label="What to know before the result">\n${warnings}</ul>\n`}<dl>${planFacts(plan).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<h2>Steps</h2>
${stepTable(steps)}
${scopeTable(plan)}${negativeTable(plan)}${unmetPart(plan, steps.filter(isUnmet))}</section>\n`;
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

function negativeTable({ view: { negatives } }: ReportedPlan): Html | null {
  if (negatives.length === 0) return null;
  const head = ['Negative case', 'Outcome', 'Answer', 'Note'].map((name) => html`<th scope="col">${name}</th>`);
  const rows = negatives.map((one) => {
    const { sign, label, colour } = NEGATIVE_OUTCOME_FACTS[one.outcome];
    return html`<tr><th scope="row">${one.title}</th><td class="o ${colour}">${sign} ${label}</td><td>${one.status} ${one.verdict === null ? null : VERDICT_FACTS[one.verdict].label}</td><td>${sentencesOfNegative(one).join(' ')}</td></tr>\n`;
  });
  return html`<h2>Negative cases</h2>\n<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>\n`;
}

function unmetPart(plan: ReportedPlan, unmet: readonly ReportedStep[]): Html | null {
  const negatives = plan.view.negatives.filter(isUnmet);
  if (unmet.length + negatives.length === 0) return null;
  return html`<h2>What was not met</h2>\n${unmet.map((step) => stepPart(plan, step))}${negatives.map((one) => negativePart(plan, one))}`;
}

function stepPart(plan: ReportedPlan, step: ReportedStep): Html {
  const { facts, result, outcome } = step;
  const title = html`${STEP_OUTCOME_FACTS[outcome].sign} ${facts.title} <code>${facts.id}</code>`;
  const { reason } = step;
  const about = { reason, expectations: result?.expectations ?? [] };
  return article(title, about, evidenceOf(plan, step), commandOf(plan, step));
}

function negativePart(plan: ReportedPlan, result: NegativeResult): Html {
  const title = html`${NEGATIVE_OUTCOME_FACTS[result.outcome].sign} ${result.title}`;
  return article(title, result, evidenceOf(plan, { result }), commandOfNegative(plan, result));
}

function article(
  title: Html,
  { reason, expectations }: Pick<NegativeResult, 'reason' | 'expectations'>,
  evidence: StepEvidence | null,
  command: string,
): Html {
  const shown =
    evidence === null
      ? null
      : html`<p>${evidence.meaning}</p><h4>The answer</h4><pre>${evidence.answer}</pre><h4>The request</h4><pre>${evidence.curl}</pre>`;
  return html`<article><h3>${title}</h3>${reason === null ? null : html`<p>${reason}</p>`}${expectationTable(expectations)}${shown}<h4>Repeat it with</h4><pre>${command}</pre></article>\n`;
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
