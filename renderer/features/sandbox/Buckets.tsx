// The rate budgets that were touched, the emptiest first: what is left of each and when it is full again.
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { formatCountdown } from '../../ui/format.ts';
import { Gauge } from '../../ui/Gauge.tsx';
import css from './SandboxPage.module.css';

const MOST = 12;

export function Buckets({ buckets, now }: { buckets: SandboxStatus['buckets']; now: number }) {
  const touched = buckets
    .filter((bucket) => bucket.remaining < bucket.limit)
    .toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)
    .slice(0, MOST);
  if (touched.length === 0) return <p className={css.muted}>All budgets are full.</p>;
  return (
    <ul className={css.buckets}>
      {touched.map(({ bucket, client, limit, remaining, resetAt }) => (
        <li key={`${bucket} ${client}`} className={css.bucket}>
          <span className={css.bucketName} title={`${bucket}, the share of ${client}`}>
            {bucket}
            <span className={css.bucketClient}>{client}</span>
          </span>
          <Gauge label={`${bucket}: ${remaining} of ${limit} left`} value={remaining} max={limit} />
          <span className={css.number}>
            {remaining} / {limit}
          </span>
          <span className={css.number} title="until it is full again">
            {resetAt === null || resetAt <= now ? '' : formatCountdown(resetAt - now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
