// Ids of everything the engine names. Lower-case letters and digits only: they become file names and URL segments.
import { randomBytes } from 'node:crypto';

/** 128 random bits behind a prefix: `ex-3k9d…`, so that no id can be guessed. With `at` the ids of one kind sort by time as text. */
export function newId(
  prefix: 'ten' | 'cred' | 'sec' | 'tok' | 'ex' | 'body' | 'swp' | 'run' | 'sign',
  at?: number,
): string {
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`)
    .toString(36)
    .padStart(25, '0');
  return `${prefix}-${at === undefined ? '' : at.toString(36).padStart(9, '0')}${random}`;
}
