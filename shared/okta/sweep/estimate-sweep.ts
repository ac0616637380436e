// What a plan costs before anything is sent: requests, tokens, and minutes at the share of each bucket. A window's calls
// go out at once and the next ones wait for its end, so time comes in whole windows of a minute (FACTS §4).
import type { SweepPlan } from './plan-sweep.ts';
import { allowanceOf, assumedPerMinute, TOKEN_BUCKET } from './rate-bucket.ts';
import type { SweepInput } from './sweep-types.ts';

export interface BucketCost {
  target: number;
  bucket: string;
  requests: number;
  /** Calls a minute that the app has in this bucket, before the share. */
  perMinute: number;
  /** True until a header of the org has told. */
  assumed: boolean;
}

export interface SweepEstimate {
  cells: number;
  tokenRequests: number;
  /** Calls and token requests together. */
  requests: number;
  minutes: number;
  buckets: BucketCost[];
  needValue: number;
  notes: string[];
}

/** What one call takes of the wire, for plans that no bucket slows down. */
const CALL_MS = 250;

/** `known`: what headers of this org have told of a bucket, calls a minute; null for nothing yet. */
export function estimateSweep(
  plan: SweepPlan,
  { share, concurrency }: Pick<SweepInput, 'share' | 'concurrency'>,
  known: (target: number, bucket: string) => number | null = () => null,
): SweepEstimate {
  const counts = new Map<string, { target: number; bucket: string; requests: number }>();
  const count = (target: number, bucket: string) => {
    const key = `${target}|${bucket}`;
    const entry = counts.get(key) ?? { target, bucket, requests: 0 };
    entry.requests += 1;
    counts.set(key, entry);
  };
  const tokens = new Set<string[]>();
  const sets = new Set<string>();
  for (const { column, tokenScopes, call } of plan.cells) {
    if (!call.sendable) continue;
    count(column.target, call.bucket);
    if (tokens.has(tokenScopes)) continue;
    tokens.add(tokenScopes);
    const key = `${column.target}|${tokenScopes.join(' ')}`;
    if (sets.has(key)) continue;
    sets.add(key);
    count(column.target, TOKEN_BUCKET);
  }
  const buckets = [...counts.values()].map((entry): BucketCost => {
    const told = known(entry.target, entry.bucket);
    return { ...entry, perMinute: told ?? assumedPerMinute(entry.bucket), assumed: told === null };
  });
  buckets.sort((a, b) => b.requests - a.requests);
  const requests = buckets.reduce((sum, entry) => sum + entry.requests, 0);
  const waits = buckets.map((entry) => Math.ceil(entry.requests / allowanceOf(entry.perMinute, share)) - 1);
  const minutes = Math.max(0, ...waits) + (requests * CALL_MS) / concurrency / 60_000;
  return {
    cells: plan.cells.length,
    tokenRequests: sets.size,
    requests,
    minutes: Math.round(minutes * 10) / 10,
    buckets,
    needValue: plan.cells.filter(({ call }) => call.sendable && call.needs.some(({ list }) => list !== null)).length,
    notes: plan.notes,
  };
}
