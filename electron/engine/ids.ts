// Ids of everything the engine names. Lower-case letters and digits only: they become file names and URL segments.
import { randomBytes } from 'node:crypto';

/** 80 random bits behind a prefix: `ex-3k9d…`. With `at` the ids of one kind sort by time as text. */
export function newId(prefix: 'ten' | 'cred' | 'sec' | 'tok' | 'ex' | 'body' | 'swp' | 'run', at?: number): string {
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0');
  return at === undefined
    ? `${prefix}-${random}`
    : `${prefix}-${at.toString(36).padStart(9, '0')}${random.slice(0, 8)}`;
}
