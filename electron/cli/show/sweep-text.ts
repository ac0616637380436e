// A sweep for a person at a terminal: what it will cost, and what it found.
import type { SweepCost } from '../../../shared/contract/sweep.ts';
import { type SweepView, unanswered } from '../../../shared/okta/sweep/reduce-sweep.ts';
import { reportSums } from '../../../shared/okta/sweep/report-facts.ts';
import { provenWord, sumScopes } from '../../../shared/okta/sweep/sum-scopes.ts';
import { paint } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';

export function formatCost({ cells, requests, tokenRequests, minutes, needValue, buckets, notes }: SweepCost): string {
  const time = minutes < 1 ? 'less than a minute' : `about ${Math.ceil(minutes)} min`;
  const [busiest] = buckets;
  const lines = [
    `${cells} cells, ${requests} requests (${tokenRequests} of them for tokens), ${time}.`,
    ...(busiest
      ? [
          `Busiest budget: ${busiest.bucket}, ${busiest.requests} ${busiest.requests === 1 ? 'request' : 'requests'} at ${busiest.perMinute} a minute${busiest.assumed ? ' (assumed until the org tells)' : ''}.`,
        ]
      : []),
    ...(needValue > 0 ? [`${needValue} cells need an id from an earlier list.`] : []),
    ...notes,
  ];
  return lines.join('\n');
}

const PROVEN = { yes: '✓ proven', no: '· not proven', 'not tried': '· not tried' } as const;

export function formatSweep(view: SweepView): string {
  const sums = reportSums(view).map(
    ({ fact, count }) => `${paint(fact.colour, `${fact.sign} ${fact.label}`)}  ${count}`,
  );
  const rows = sumScopes(view).map((sum) => [
    ...(view.targetNames.length > 1 ? [view.targetNames[sum.target] ?? ''] : []),
    sum.scope,
    PROVEN[provenWord(sum)],
    `${sum.allowed} allowed`,
    `${sum.empty} empty`,
    `${sum.refused} refused`,
    `${sum.other} other`,
    `${sum.skipped} skipped`,
  ]);
  const silent = unanswered(view.cells.values()).map(({ method, path }) => `  ${method} ${path}`);
  const { waits } = view;
  const limited = waits['rate-limited'] + waits.concurrency;
  return [
    ...sums,
    '',
    formatTable(rows),
    ...(silent.length > 0 ? ['', 'No answer, though the org answered others:', ...new Set(silent)] : []),
    ...(limited > 0 ? ['', `The org refused for the rate ${limited} times; those calls were sent again.`] : []),
  ].join('\n');
}
