// API tokens (`Authorization: SSWS …`; FACTS-D §15). A token stands for its owner: what a call may do is decided by the roles that the
// owner has now. It lives for 30 days from its last use, and ends with its owner. Its value is kept beside its record, because no answer
// ever shows it.
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import type { Entity } from '../store.ts';
import type { ApiToken } from './token-with-owner.ts';

export const API_TOKENS = '/api/v1/api-tokens';
const USERS = '/api/v1/users';
const WINDOW_MS = 30 * 86_400_000;
/** Statuses in which an owner may not act. What a suspension does to tokens is not documented: our reading. */
const DEAD_OWNERS = ['DEPROVISIONED', 'SUSPENDED'];

/** The token of that value when it is good now; null when there is none, it is over, or its owner may not act. */
export function findApiToken({ org, at }: { org: Org; at: number }, value: string): ApiToken | null {
  const record = org.store(API_TOKENS).get(org.apiTokenValues.get(value) ?? '');
  const owner = record && ownerOf(org, record);
  if (!record || !owner || DEAD_OWNERS.includes(String(owner.status))) return null;
  return Date.parse(String(record.expiresAt)) > at ? { record, owner } : null;
}

export const ownerOf = (org: Org, record: Entity): Entity | undefined => org.store(USERS).get(String(record.userId));

/** Each use begins its 30 days again. */
export function markUse({ record }: ApiToken, at: number): void {
  Object.assign(record, { lastUpdated: timestamp(at), expiresAt: timestamp(at + WINDOW_MS) });
}

/** Whoever is deactivated loses them for good. */
export function dropTokensOf(org: Org, userId: string): void {
  const tokens = org.store(API_TOKENS);
  for (const token of tokens.all()) if (token.userId === userId) tokens.remove(token.id);
}

/** A value in Okta's shape: 42 characters that begin with two zeros. */
export function giveValue(org: Org, tokenId: string): void {
  org.apiTokenValues.set(`00${org.ids.opaque('api-token', 40)}`, tokenId);
}
