// The rate limits that orgs report with nearly every answer, remembered: so that a sweep can be estimated before its first
// call. They hardly ever change, so the disk is written when a figure does, or when the one that is kept has grown old.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { budgetOf } from '../../../shared/okta/wire-text/rate-limit.ts';
import { rateBucket } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { LimitsDocument, LimitsValue, ObservedLimit } from './limits-document.ts';

/** Beyond that the time of the last answer is written again. */
const FRESH_MS = 3_600_000;

type Observed = Pick<ObservedLimit, 'perMinute' | 'at'>;

export interface ObservedLimits {
  /** Takes what was kept; called once at the start. */
  load(observed: readonly ObservedLimit[]): void;
  /** Of every exchange that was run. Never throws: a figure that cannot be kept must not fail a call. */
  observe(exchange: Exchange): void;
  /** As it was observed to this credential, else to another one of the tenant; null while nothing was observed. */
  of(tenantId: string, credentialId: string, bucket: string): Observed | null;
  close(): Promise<void>;
}

export function createObservedLimits(document: LimitsDocument, events: EngineEvents): ObservedLimits {
  const known = new Map<string, ObservedLimit>();
  /** As the disk has them, or will have them soon. */
  const kept = new Map<string, ObservedLimit>();
  let unwritten: ObservedLimit[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** One write after the other; what has gathered meanwhile goes together. */
  const write = (): Promise<void> => {
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const mine = unwritten;
        unwritten = [];
        if (mine.length > 0)
          await document.update(({ observed }) => ({ observed: replaced(observed, mine) })).catch(leaveBroken);
      });
    return writing;
  };

  events.on(PLACE_GONE, async (place) => {
    const goes = (one: ObservedLimit) => isOfPlace(place, one);
    for (const map of [known, kept]) for (const [key, one] of map) if (goes(one)) map.delete(key);
    unwritten = unwritten.filter((one) => !goes(one));
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const without = (value: LimitsValue) =>
          value.observed.some(goes) ? { observed: value.observed.filter((one) => !goes(one)) } : value;
        await document.update(without).catch(leaveBroken);
      });
    await writing;
  });

  return {
    load(observed) {
      for (const one of observed) {
        known.set(keyOf(one), one);
        kept.set(keyOf(one), one);
      }
    },

    observe(exchange) {
      const { tenantId, credentialId, response, request, at } = exchange;
      const budget = budgetOf(exchange.rateLimit);
      // An answer to an unknown client shows nobody's share.
      if (credentialId === null || budget === null || response?.status === 401) return;
      const bucket = rateBucket(request.method, new URL(request.url).pathname);
      const observed: ObservedLimit = { tenantId, credentialId, bucket, perMinute: budget.limit, at };
      const key = keyOf(observed);
      known.set(key, observed);
      const before = kept.get(key);
      if (before && before.perMinute === observed.perMinute && at - before.at < FRESH_MS) return;
      kept.set(key, observed);
      unwritten.push(observed);
      write().catch(() => undefined);
    },

    of(tenantId, credentialId, bucket) {
      const exact = known.get(keyOf({ tenantId, credentialId, bucket }));
      if (exact) return exact;
      const others = [...known.values()].filter((one) => one.tenantId === tenantId && one.bucket === bucket);
      return others.sort((a, b) => b.at - a.at)[0] ?? null;
    },

    close: () => writing.catch(() => undefined),
  };
}

const keyOf = ({
  tenantId,
  credentialId,
  bucket,
}: Pick<ObservedLimit, 'tenantId' | 'credentialId' | 'bucket'>): string => `${tenantId} ${credentialId} ${bucket}`;

function replaced(observed: readonly ObservedLimit[], mine: readonly ObservedLimit[]): ObservedLimit[] {
  const newest = new Map([...observed, ...mine].map((one) => [keyOf(one), one]));
  return [...newest.values()];
}

/** A disk that refuses: the figures serve from memory until the end. */
function leaveBroken(error: unknown): void {
  if (!(error instanceof BenchError)) throw error;
}
