// A lane is what rate limits count by: one client and one bucket of its org (FACTS §4). What waits is reported in one shape, which
// each kind of run turns into its own event.
import type { WaitReason } from '../../../../shared/runs/sweep/sweep-types.ts';

export interface Lane {
  /** Who asks, by any name that is unique in the run; a hold of the org holds all lanes of a client. */
  client: string;
  bucket: string;
  /** Of both: lanes with the same key are one lane. */
  key: string;
}

export interface Wait {
  lane: Lane;
  /** Epoch ms. */
  until: number;
  waitMs: number;
  because: WaitReason;
}

/** Used in place of a bucket where every call of a client is held. */
const WHOLE_ORG = 'the org';
/** The client of calls that go out without a usable token: they share one budget. */
const NOBODY = 'nobody';

/** `client` null for nobody known. */
export function laneOf(client: string | null, bucket: string): Lane {
  const name = client ?? NOBODY;
  return { client: name, bucket, key: `${name}|${bucket}` };
}

export const orgLane = ({ client }: Lane): Lane => laneOf(client, WHOLE_ORG);

export function toWait(lane: Lane, { until, because }: Pick<Wait, 'until' | 'because'>, now: number): Wait {
  return { lane, until, waitMs: Math.max(0, until - now), because };
}
