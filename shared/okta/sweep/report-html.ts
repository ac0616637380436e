// A sweep as one HTML file. Colours are those of the verdicts, never alone: every cell has its sign, and its words on hover
// and for a screen reader.
import { escapeHtml } from './escape-html.ts';
import { htmlPage } from './html-page.ts';
import { outcomeFact, outcomeWords } from './outcome-facts.ts';
import { cellAt, type SweepView } from './reduce-sweep.ts';
import { columnLabel, reportFacts, reportNotes, reportSums } from './report-facts.ts';
import { provenWord, sumScopes } from './sum-scopes.ts';

export function toHtml(view: SweepView): string {
  const title = `Scope sweep${view.input?.name ? `: ${view.input.name}` : ''}`;
  return htmlPage({
    title,
    body: `<dl>${reportFacts(view)
      .map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`)
      .join('')}</dl>
<h2>Outcomes</h2>
<ul class="sums">${reportSums(view)
      .map(
        ({ fact, count }) =>
          `<li class="${fact.colour}"><b>${fact.sign}</b> ${escapeHtml(fact.label)} <span>${count}</span></li>`,
      )
      .join('')}</ul>
<h2>Scopes</h2>
${scopeTable(view)}
<h2>Matrix</h2>
${matrix(view)}
${notes(view)}`,
  });
}

function notes(view: SweepView): string {
  const lines = reportNotes(view).map(({ words, count }) => `<li>${escapeHtml(words)} (${count})</li>`);
  return lines.length === 0 ? '' : `<h2>Notes</h2>\n<ul>${lines.join('\n')}</ul>`;
}

function scopeTable(view: SweepView): string {
  const rows = sumScopes(view).map((sum) => {
    const numbers = [sum.allowed, sum.empty, sum.refused, sum.other, sum.skipped];
    return `<tr><td>${escapeHtml(view.targetNames[sum.target] ?? '')}</td><th scope="row"><code>${escapeHtml(sum.scope)}</code></th><td>${provenWord(sum)}</td>${numbers.map((number) => `<td class="n">${number}</td>`).join('')}</tr>`;
  });
  const head = ['Target', 'Scope', 'Proven', 'Allowed', 'Empty list', 'Refused', 'Other', 'Skipped'];
  return `<table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function matrix(view: SweepView): string {
  const head = view.columns.map(
    (column) => `<th scope="col" class="up"><span>${escapeHtml(columnLabel(view, column))}</span></th>`,
  );
  const body = view.rows.map((row) => {
    const cells = view.columns.map((column) => {
      const cell = cellAt(view, column, row);
      if (!cell) return '<td></td>';
      const { sign, colour } = outcomeFact(cell);
      const words = outcomeWords(cell);
      const more = [
        cell.status === null ? '' : `HTTP ${cell.status}`,
        cell.outcome === 'skipped' ? '' : (cell.note ?? ''),
      ];
      const title = [words, ...more].filter(Boolean).join('. ');
      return `<td class="c ${colour}" title="${escapeHtml(title)}"><span aria-hidden="true">${sign}</span><i>${escapeHtml(words)}</i></td>`;
    });
    const name = `${row.method} ${row.path}`;
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code>${row.invalidWrite ? ' invalid on purpose' : ''}</th>${cells.join('')}</tr>`;
  });
  return `<table class="matrix"><thead><tr><th scope="col">Operation</th>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}
