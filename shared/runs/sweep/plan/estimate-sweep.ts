// What a plan costs before anything is sent: requests, tokens, and minutes at the share of each bucket. A window's calls
// go out at once and the next ones wait for its end, so time is counted in whole windows of a minute (FACTS §4).

import type { SweepInput } from '../sweep-types.ts';
import type { SweepPlan } from './plan-sweep.ts';
import { allowanceOf, assumedPerMinute, TOKEN_BUCKET } from './rate-bucket.ts';

/** A call by what it counts against: bucket, and one of the calls of it. */
export interface LimitedCall {
  bucket: string;
  method: string;
  path: string;
}

export interface KnownLimit {
  /** Calls a minute of the app, before the share; null when nothing limits them. */
  perMinute: number | null;
  /** Epoch ms of the answer that reported it; null when it is known of itself. */
  observedAt: number | null;
}

export interface BucketCost extends KnownLimit {
  target: number;
  bucket: string;
  requests: number;
  /** Nothing is known: `perMinute` is what the smallest kind of org gives. */
  assumed: boolean;
}

export interface SweepEstimate {
  cells: number;
  tokenRequests: number;
  /** Calls and token requests together. */
  requests: number;
  /** With what is assumed at its lowest. */
  minutes: number;
  /** With what is assumed at its highest; equal where nothing is assumed. */
  leastMinutes: number;
  buckets: BucketCost[];
  needValue: number;
  notes: string[];
}

/** What one call takes of the wire, for plans that no bucket slows down. */
const CALL_MS = 250;

/** `known`: of a call to a target; null while nothing is. */
export function estimateSweep(
  plan: SweepPlan,
  { share, concurrency }: Pick<SweepInput, 'share' | 'concurrency'>,
  known: (target: number, call: LimitedCall) => KnownLimit | null = () => null,
): SweepEstimate {
  const counts = new Map<string, { target: number; call: LimitedCall; requests: number }>();
  const count = (target: number, call: LimitedCall) => {
    const key = `${target}|${call.bucket}`;
    const entry = counts.get(key) ?? { target, call, requests: 0 };
    entry.requests += 1;
    counts.set(key, entry);
  };
  const tokens = new Set<string[]>();
  const sets = new Set<string>();
  for (const { column, tokenScopes, call } of plan.cells) {
    if (!call.sendable) continue;
    count(column.target, { bucket: call.bucket, method: call.row.method, path: call.row.path });
    if (tokens.has(tokenScopes)) continue;
    tokens.add(tokenScopes);
    const key = `${column.target}|${tokenScopes.join(' ')}`;
    if (sets.has(key)) continue;
    sets.add(key);
    count(column.target, TOKEN_CALL);
  }
  const buckets = [...counts.values()].map(({ target, call, requests }): BucketCost => {
    const limit = known(target, call);
    const { perMinute, observedAt } = limit ?? { perMinute: assumedPerMinute(call.bucket).least, observedAt: null };
    return { target, bucket: call.bucket, requests, perMinute, observedAt, assumed: limit === null };
  });
  buckets.sort((a, b) => b.requests - a.requests);
  const requests = buckets.reduce((sum, entry) => sum + entry.requests, 0);
  const minutesAt = (limitOf: (bucket: BucketCost) => number | null): number => {
    const waits = buckets.map((entry) => {
      const perMinute = limitOf(entry);
      return perMinute === null ? 0 : Math.ceil(entry.requests / allowanceOf(perMinute, share)) - 1;
    });
    return Math.round((Math.max(0, ...waits) + (requests * CALL_MS) / concurrency / 60_000) * 10) / 10;
  };
  return {
    cells: plan.cells.length,
    tokenRequests: sets.size,
    requests,
    minutes: minutesAt(({ perMinute }) => perMinute),
    leastMinutes: minutesAt(({ perMinute, assumed, bucket }) => (assumed ? assumedPerMinute(bucket).most : perMinute)),
    buckets,
    needValue: plan.cells.filter(({ call }) => call.sendable && call.needs.some(({ list }) => list !== null)).length,
    notes: plan.notes,
  };
}

const TOKEN_CALL: LimitedCall = { bucket: TOKEN_BUCKET, method: 'POST', path: TOKEN_BUCKET };
