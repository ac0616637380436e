// A sweep for a person at a terminal: what it will cost, and what it found.
import { counted } from '../../../../shared/counted.ts';
import { outcomeFact } from '../../../../shared/runs/sweep/outcome-facts.ts';
import { costBasis, costTime } from '../../../../shared/runs/sweep/plan/cost-words.ts';
import { type SweepView, unanswered } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import { reportNotes, reportSums } from '../../../../shared/runs/sweep/report/report-facts.ts';
import { effectiveWord, sumScopes } from '../../../../shared/runs/sweep/report/sum-scopes.ts';
import type { SweepCost } from '../../../../shared/runs/sweep/sweep-cost.ts';
import { formatAge } from '../../terminal/age.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

/** `now`: epoch ms. */
export function formatCost(cost: SweepCost, now: number): string {
  const { cells, requests, tokenRequests, needValue, buckets, notes } = cost;
  const [busiest] = buckets;
  const lines = [
    `${cells} cells, ${requests} requests (${tokenRequests} of them for tokens), ${costTime(cost)}.`,
    ...(busiest ? [`Busiest budget: ${formatBudget(busiest)}.`] : []),
    ...costBasis(cost, (at) => formatAge(now - at)),
    ...(needValue > 0 ? [`${needValue} cells need an id from an earlier list.`] : []),
    ...notes,
  ];
  return lines.join('\n');
}

function formatBudget({ bucket, requests, perMinute, assumed }: SweepCost['buckets'][number]): string {
  const limit = perMinute === null ? 'without a limit' : `at ${perMinute} a minute${assumed ? ' or more' : ''}`;
  return `${bucket}, ${counted(requests, 'request')} ${limit}`;
}

const SKIPPED = outcomeFact({ outcome: 'skipped', emptyList: false }).label;
const EFFECTIVE = { yes: '✓ effective', no: '· not shown', 'not tried': '· not tried' } as const;

export function formatSweep(paint: Paint, view: SweepView): string {
  const sums = reportSums(view).map(
    ({ fact, count }) => `${paint(fact.colour, `${fact.sign} ${fact.label}`)}  ${count}`,
  );
  const rows = sumScopes(view).map((sum) => [
    ...(view.targetNames.length > 1 ? [view.targetNames[sum.target] ?? ''] : []),
    sum.scope,
    EFFECTIVE[effectiveWord(sum)],
    `${sum.allowed} allowed`,
    `${sum.empty} empty`,
    `${sum.refused} refused`,
    `${sum.other} other`,
    `${sum.skipped} skipped`,
  ]);
  const skipped = reportNotes(view).flatMap(({ words, count }) =>
    words.startsWith(SKIPPED) ? [`  ${words} (${count})`] : [],
  );
  const silent = unanswered(view.cells.values()).map(({ method, path }) => `  ${method} ${path}`);
  const { waits } = view;
  const limited = waits['rate-limited'] + waits.concurrency;
  return [
    ...sums,
    '',
    formatTable(rows),
    ...(skipped.length > 0 ? ['', ...skipped] : []),
    ...(silent.length > 0 ? ['', 'No answer, though the org answered others:', ...new Set(silent)] : []),
    ...(limited > 0 ? ['', `The org's rate limit refused ${limited} calls; they were sent again.`] : []),
  ].join('\n');
}
