// What a sweep costs, before it starts: requests, minutes, and where they go.
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/Note.tsx';
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

function timeWords(minutes: number): string {
  if (minutes < 0.2) return 'a few seconds';
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${Math.ceil(minutes)} min`;
  return `about ${(minutes / 60).toFixed(1)} h`;
}

export function CostPanel({ known: { cost, error }, missing, targetNames, share }: CostPanelProps) {
  if (missing !== null) return <p className={css.muted}>{missing}</p>;
  if (error) return <ErrorNotice error={error} />;
  if (!cost) return <div className={css.costPlace} />;
  const { requests, tokenRequests, cells, minutes, buckets, needValue, notes } = cost;
  const several = targetNames.length > 1;
  return (
    <div className={css.cost}>
      <div className={css.figures} role="status">
        <p>
          <span className={css.figure}>{formatCount(requests)}</span> {requests === 1 ? 'request' : 'requests'}
        </p>
        <p>
          <span className={css.figure}>{timeWords(minutes)}</span>
        </p>
        <p className={css.muted}>
          {formatCount(cells)} cells; {formatCount(tokenRequests)} of the requests are for tokens
          {needValue > 0 && `; ${formatCount(needValue)} cells wait for an id of an earlier list`}.
        </p>
      </div>
      {buckets.length > 0 && (
        <table className={css.buckets}>
          <caption>Rate limits, the busiest first</caption>
          <thead>
            <tr>
              <th scope="col">Limit</th>
              <th scope="col" className={css.number}>
                Requests
              </th>
              <th scope="col" className={css.number}>
                A minute
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.slice(0, SHOWN).map(({ target, bucket, requests: own, perMinute, assumed }) => (
              <tr key={`${target} ${bucket}`}>
                <td>
                  <span className="mono">{bucket}</span>
                  {several && <span className={css.who}> {targetNames[target]}</span>}
                </td>
                <td className={css.number}>{formatCount(own)}</td>
                <td
                  className={css.number}
                  title={assumed ? 'Assumed until the org has told its limit' : 'As the org told'}
                >
                  {assumed && '≈ '}
                  {formatCount(Math.max(1, Math.floor(perMinute * share)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {buckets.length > SHOWN && <p className={css.muted}>and {buckets.length - SHOWN} more</p>}
      {buckets.some(({ assumed }) => assumed) && (
        <p className={css.muted}>≈ assumed until the org has told its limit.</p>
      )}
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </div>
  );
}
