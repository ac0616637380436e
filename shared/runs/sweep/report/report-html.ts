// A sweep as one HTML file. Colours are those of the verdicts, never alone: every cell has its sign, and its words on hover
// and for a screen reader.
import { html } from 'hono/html';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { outcomeFact, outcomeWords } from '../outcome-facts.ts';
import { cellAt, type SweepView } from '../reduce-sweep.ts';
import { columnLabel, reportFacts, reportNotes, reportSums } from './report-facts.ts';
import { effectiveWord, sumScopes } from './sum-scopes.ts';

export function toHtml(view: SweepView): string {
  const facts = reportFacts(view).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`);
  const sums = reportSums(view).map(
    ({ fact, count }) => html`<li class="${fact.colour}"><b>${fact.sign}</b> ${fact.label} <span>${count}</span></li>`,
  );
  return htmlPage({
    title: `Scope sweep${view.input?.name ? `: ${view.input.name}` : ''}`,
    body: html`<dl>${facts}</dl>
<h2>Outcomes</h2>
<ul class="sums">${sums}</ul>
<h2>Scopes</h2>
${scopeTable(view)}
<h2>Matrix</h2>
${matrix(view)}
${notes(view)}`,
  });
}

function notes(view: SweepView): Html | null {
  const lines = reportNotes(view).map(({ words, count }) => html`<li>${words} (${count})</li>\n`);
  return lines.length === 0 ? null : html`<h2>Notes</h2>\n<ul>${lines}</ul>`;
}

const SCOPE_HEAD = ['Target', 'Scope', 'Effective', 'Allowed', 'Empty list', 'Refused', 'Other', 'Skipped'];

function scopeTable(view: SweepView): Html {
  const rows = sumScopes(view).map((sum) => {
    const numbers = [sum.allowed, sum.empty, sum.refused, sum.other, sum.skipped];
    return html`<tr><td>${view.targetNames[sum.target]}</td><th scope="row"><code>${sum.scope}</code></th><td>${effectiveWord(sum)}</td>${numbers.map((number) => html`<td class="n">${number}</td>`)}</tr>\n`;
  });
  const head = SCOPE_HEAD.map((name) => html`<th scope="col">${name}</th>`);
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function matrix(view: SweepView): Html {
  const head = view.columns.map(
    (column) => html`<th scope="col" class="up"><span>${columnLabel(view, column)}</span></th>`,
  );
  const body = view.rows.map((row) => {
    const cells = view.columns.map((column) => {
      const cell = cellAt(view, column, row);
      if (!cell) return html`<td></td>`;
      const { sign, colour } = outcomeFact(cell);
      const words = outcomeWords(cell);
      const more = [
        cell.status === null ? '' : `HTTP ${cell.status}`,
        cell.outcome === 'skipped' ? '' : (cell.note ?? ''),
      ];
      const title = [words, ...more].filter(Boolean).join('. ');
      return html`<td class="c ${colour}" title="${title}"><span aria-hidden="true">${sign}</span><i>${words}</i></td>`;
    });
    const name = `${row.method} ${row.path}`;
    return html`<tr><th scope="row"><code>${name}</code>${row.invalidWrite && ' invalid on purpose'}</th>${cells}</tr>\n`;
  });
  return html`<table class="matrix"><thead><tr><th scope="col">Operation</th>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
