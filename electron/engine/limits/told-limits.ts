// The rate limits that orgs tell with nearly every answer, remembered: so that a sweep can say what it costs before its first
// call. They hardly ever change, so the disk is written when a figure does, or when the one that is kept has grown old.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { budgetOf } from '../../../shared/okta/rate-limit.ts';
import { rateBucket } from '../../../shared/okta/sweep/rate-bucket.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { LimitsDocument, LimitsValue, ToldLimit } from './limits-document.ts';

/** Beyond that the time of the last answer is written anew. */
const FRESH_MS = 3_600_000;

type Told = Pick<ToldLimit, 'perMinute' | 'at'>;

export interface ToldLimits {
  /** Takes what was kept; called once at the start. */
  load(told: readonly ToldLimit[]): void;
  /** Of every exchange that was run. Never throws: a figure that cannot be kept must not fail a call. */
  observe(exchange: Exchange): void;
  /** As it was told to this credential, else to another one of the tenant; null while nothing was told. */
  of(tenantId: string, credentialId: string, bucket: string): Told | null;
  close(): Promise<void>;
}

export function createToldLimits(document: LimitsDocument, events: EngineEvents): ToldLimits {
  const known = new Map<string, ToldLimit>();
  /** As the disk has them, or will have them soon. */
  const kept = new Map<string, ToldLimit>();
  let unwritten: ToldLimit[] = [];
  let writing: Promise<void> = Promise.resolve();

  /** One write after the other; what has gathered meanwhile goes together. */
  const write = (): Promise<void> => {
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const mine = unwritten;
        unwritten = [];
        if (mine.length > 0) await document.update(({ told }) => ({ told: replaced(told, mine) })).catch(leaveBroken);
      });
    return writing;
  };

  events.on(PLACE_GONE, async (place) => {
    const goes = (one: ToldLimit) => isOfPlace(place, one);
    for (const map of [known, kept]) for (const [key, one] of map) if (goes(one)) map.delete(key);
    unwritten = unwritten.filter((one) => !goes(one));
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const without = (value: LimitsValue) =>
          value.told.some(goes) ? { told: value.told.filter((one) => !goes(one)) } : value;
        await document.update(without).catch(leaveBroken);
      });
    await writing;
  });

  return {
    load(told) {
      for (const one of told) {
        known.set(keyOf(one), one);
        kept.set(keyOf(one), one);
      }
    },

    observe(exchange) {
      const { tenantId, credentialId, response, request, at } = exchange;
      const budget = budgetOf(exchange.rateLimit);
      // An answer to nobody known tells no one's share.
      if (credentialId === null || budget === null || response?.status === 401) return;
      const bucket = rateBucket(request.method, new URL(request.url).pathname);
      const told: ToldLimit = { tenantId, credentialId, bucket, perMinute: budget.limit, at };
      const key = keyOf(told);
      known.set(key, told);
      const before = kept.get(key);
      if (before && before.perMinute === told.perMinute && at - before.at < FRESH_MS) return;
      kept.set(key, told);
      unwritten.push(told);
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

const keyOf = ({ tenantId, credentialId, bucket }: Pick<ToldLimit, 'tenantId' | 'credentialId' | 'bucket'>): string =>
  `${tenantId} ${credentialId} ${bucket}`;

function replaced(told: readonly ToldLimit[], mine: readonly ToldLimit[]): ToldLimit[] {
  const newest = new Map([...told, ...mine].map((one) => [keyOf(one), one]));
  return [...newest.values()];
}

/** A disk that refuses: the figures serve from memory until the end. */
function leaveBroken(error: unknown): void {
  if (!(error instanceof BenchError)) throw error;
}
