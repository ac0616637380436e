// The time of a sweep in words, and what that time rests on: the same on page and command line. A time that rests on guesses
// is a range.
import type { SweepEstimate } from './estimate-sweep.ts';

export function costTime({ leastMinutes, minutes }: Pick<SweepEstimate, 'leastMinutes' | 'minutes'>): string {
  const [least, most] = [spanOf(leastMinutes), spanOf(minutes)];
  if (least === most) return minutes < 1 ? most : `about ${most}`;
  return `${least} to ${most}`;
}

function spanOf(minutes: number): string {
  if (minutes < 0.2) return 'a few seconds';
  if (minutes < 1) return 'less than a minute';
  return minutes < 90 ? `${Math.ceil(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** Sentences; empty when all limits are known of themselves. `ago`: `3 h ago`. */
export function costBasis(
  cost: Pick<SweepEstimate, 'buckets' | 'leastMinutes' | 'minutes'>,
  ago: (at: number) => string,
): string[] {
  const { buckets } = cost;
  const assumed = buckets.filter((bucket) => bucket.assumed);
  const observed = buckets.flatMap(({ observedAt }) => observedAt ?? []);
  const sentences: string[] = [];
  if (assumed.length > 0) {
    const which =
      assumed.length < buckets.length
        ? `${assumed.length} of ${buckets.length} rate limits are not known yet`
        : 'The rate limits are not known yet';
    const range =
      spanOf(cost.leastMinutes) === spanOf(cost.minutes)
        ? 'those of a free Integrator org are assumed until the org reports its own'
        : 'the shorter time assumes those of a large org, the longer those of a free Integrator org, until the org reports its own';
    sentences.push(`${which}: ${range}.`);
  }
  if (observed.length > 0) sentences.push(`Limits as the org reported them ${ago(Math.min(...observed))}.`);
  return sentences;
}
