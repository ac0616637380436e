// The evidence as one HTML file that opens offline: the verdict first, then what is open, all checks, each scope, and what can be concluded.
import { html } from 'hono/html';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { CHECK_GROUPS, type CheckGroup } from '../readiness-checks.ts';
import type { ReportedCheck } from '../readiness-report.ts';
import { CONCLUSIONS, type EvidenceReport, scopeRows, transcriptKey } from './evidence-report.ts';
import { STATE_WORDS, verdictOf } from './state-words.ts';

const STYLE = `
.verdict{font-size:16px;font-weight:600;border-left:4px solid currentColor;padding:6px 12px}
td{vertical-align:top}td.s{white-space:nowrap;font-weight:600}table{width:100%}
ul.e{margin:0;padding-left:16px}pre{white-space:pre-wrap;border:1px solid var(--line);padding:8px 12px}
`;

export function readinessHtml(evidence: EvidenceReport): string {
  const { report } = evidence;
  const open = report.checks.filter(({ state }) => state !== 'pass');
  const body = html`<p class="verdict ${report.ready ? 'green' : 'red'}">${verdictOf(report)}</p>
${factList(evidence)}
${open.length === 0 ? '' : html`<h2>What is open</h2>\n${checkTable(open, evidence)}`}
<h2>Checks</h2>
${(Object.keys(CHECK_GROUPS) as CheckGroup[]).map(
  (group) =>
    html`<h3>${CHECK_GROUPS[group]}</h3>\n${checkTable(
      report.checks.filter((check) => check.group === group),
      evidence,
    )}`,
)}
<h2>Scopes</h2>
${scopeTable(evidence)}
<h2>The reason to use scopes</h2>
<pre>${evidence.scopesReason}</pre>
<h2>What this shows, and what it does not</h2>
<ul>${CONCLUSIONS.map(({ can, text }) => html`<li><strong>${can ? 'It shows' : 'It does not show'}</strong>: ${text}</li>`)}</ul>`;
  return htmlPage({ title: `Readiness of ${report.integration}`, style: STYLE, body });
}

function factList({ report, madeAt, versions, instances, sources }: EvidenceReport): Html {
  return html`<dl>
<dt>Version</dt><dd>${report.version ?? 'edited since its newest version'}</dd>
<dt>Made</dt><dd>${new Date(madeAt).toISOString()}</dd>
<dt>Tried in</dt><dd>${instances.map(({ tenantName, host }) => `${tenantName} (${host})`).join(', ') || 'no org'}</dd>
<dt>Scopebench</dt><dd>${versions.app}, catalogue ${versions.catalogue}</dd>
${sources.map(({ file, sha256 }) => html`<dt>${file}</dt><dd><code>sha256 ${sha256}</code></dd>`)}
</dl>`;
}

function checkTable(checks: readonly ReportedCheck[], { transcripts }: EvidenceReport): Html {
  return html`<table><thead><tr><th>State</th><th>Check</th><th>What was found</th><th>When</th><th>Evidence</th></tr></thead><tbody>
${checks.map(
  ({ state, title, why, fix, at, evidence }) => html`<tr>
<td class="s ${STATE_WORDS[state].colour}">${STATE_WORDS[state].sign} ${STATE_WORDS[state].word}</td>
<td>${title}</td><td>${why}${fix === null ? '' : html`<br>${fix}`}</td>
<td>${at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ')}</td>
<td><ul class="e">${evidence.map(({ what, status, tenant, runId, exchangeId }) => {
    const file = transcripts.get(transcriptKey(runId, exchangeId));
    return html`<li>${what}${status === null ? '' : ` → ${status}`}${tenant === null ? '' : ` (${tenant})`}${
      file === undefined ? '' : html`, <a href="${file}">${file}</a>`
    }</li>`;
  })}</ul></td></tr>`,
)}
</tbody></table>`;
}

function scopeTable(evidence: EvidenceReport): Html {
  return html`<table><thead><tr><th>Scope</th><th>Access</th><th>Exercised</th><th>Reason</th></tr></thead><tbody>
${scopeRows(evidence).map(
  ({
    scope,
    writes,
    calls,
    reason,
  }) => html`<tr><td><code>${scope}</code></td><td>${writes ? 'read and write' : 'read'}</td>
<td><ul class="e">${calls.map(({ operationId, stepId, tenant, outcome, status, runId, exchangeId }) => {
    const file = evidence.transcripts.get(transcriptKey(runId, exchangeId));
    const words = `${operationId ?? stepId} in ${tenant}: ${outcome}${status === null ? '' : `, ${status}`}`;
    return html`<li>${file === undefined ? words : html`<a href="${file}">${words}</a>`}</li>`;
  })}</ul>${calls.length === 0 ? 'by no step' : ''}</td><td>${reason}</td></tr>`,
)}
</tbody></table>`;
}
