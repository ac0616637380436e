// What a sweep costs, before it starts: requests, minutes, and where they go.

import { agreeing } from '../../../../shared/counted.ts';
import { costBasis, costTime } from '../../../../shared/runs/sweep/plan/cost-words.ts';
import { allowanceOf } from '../../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { SweepCost } from '../../../../shared/runs/sweep/sweep-cost.ts';
import { classNames } from '../../../ui/class-names.ts';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCount, formatExact, formatRelative } from '../../../ui/values/format.ts';
import { useNow } from '../../../ui/values/use-now.ts';
import css from './NewSweep.module.css';
import type { KnownCost } from './use-cost.ts';

const SHOWN = 6;

export interface CostPanelProps {
  known: KnownCost;
  /** What is still to be given before there is a cost. */
  missing: string | null;
  targetNames: readonly string[];
  share: number;
}

function limitTitle({ assumed, observedAt, perMinute }: SweepCost['buckets'][number]): string {
  if (assumed) return 'Assumed until the org has reported its limit';
  if (observedAt !== null) return `As the org reported at ${formatExact(observedAt)}`;
  return perMinute === null ? 'The sandbox org has no limits now' : 'As set in the sandbox org';
}

export function CostPanel({ known: { cost, error, old }, missing, targetNames, share }: CostPanelProps) {
  const now = useNow('slow');
  if (missing !== null) return <p className={css.muted}>{missing}</p>;
  if (error) return <ErrorNotice error={error} />;
  if (!cost) return <div className={css.costPlace} />;
  const { requests, tokenRequests, cells, buckets, needValue, notes } = cost;
  const basis = costBasis(cost, (at) => formatRelative(at, now));
  const several = targetNames.length > 1;
  return (
    <div className={classNames(css.cost, old && css.old)} aria-busy={old}>
      <div className={css.figures} role="status">
        <p>
          <span className={css.figure}>{formatCount(requests)}</span> {agreeing(requests, 'request')}
        </p>
        <p>
          <span className={css.figure}>{costTime(cost)}</span>
        </p>
        <p className={css.muted}>
          {formatCount(cells)} cells; {formatCount(tokenRequests)} of the requests are for tokens
          {needValue > 0 && `; ${formatCount(needValue)} cells need an ID from an earlier list`}.
        </p>
      </div>
      {buckets.length > 0 && (
        <table className={css.buckets}>
          <caption>Rate limits, busiest first</caption>
          <thead>
            <tr>
              <th scope="col">Limit</th>
              <th scope="col" className={css.number}>
                Requests
              </th>
              <th scope="col" className={css.number}>
                Per minute
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.slice(0, SHOWN).map((limit) => (
              <tr key={`${limit.target} ${limit.bucket}`}>
                <td>
                  <span className="mono">{limit.bucket}</span>
                  {several && <span className={css.who}> {targetNames[limit.target]}</span>}
                </td>
                <td className={css.number}>{formatCount(limit.requests)}</td>
                <td className={css.number} title={limitTitle(limit)}>
                  {limit.assumed && '≥ '}
                  {limit.perMinute === null ? 'no limit' : formatCount(allowanceOf(limit.perMinute, share))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {buckets.length > SHOWN && <p className={css.muted}>and {buckets.length - SHOWN} more</p>}
      {basis.map((sentence) => (
        <p key={sentence} className={css.muted}>
          {sentence}
        </p>
      ))}
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </div>
  );
}
