// The tokens that the engine holds, in memory only. The key of the cache is everything that makes two tokens different, which the
// kind of the credential says (tenant, credential, version of the secret, exact set of scopes): a changed scope gets no stale token.
import type { TokenInfo } from '../../../shared/model/token.ts';
import type { AuthorizationScheme } from '../../../shared/okta/credentials/authorization-schemes.ts';
import type { ProofKey } from '../credentials/dpop-proof.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import type { TenantSources } from '../tenants/tenant-source.ts';

/** A token is not handed out in its last minute: the request that carries it must still find it valid. */
export const RENEW_BEFORE_MS = 60_000;
const MOST_TOKENS = 200;

export interface HeldToken {
  info: TokenInfo;
  raw: string;
  /** What a call goes out under with it. */
  scheme: AuthorizationScheme;
  /** That it is bound to; null for one that is bound to none. */
  proofKey: ProofKey | null;
  /** What it was requested with, by its kind (`cacheKey`). */
  key: string;
}

export interface TokenBook {
  put(token: HeldToken): void;
  get(tokenId: string): HeldToken | null;
  /** A token of exactly this key with more than RENEW_BEFORE_MS to live, that its org has not rejected. */
  fresh(key: string): HeldToken | null;
  /** The latest of exactly this key, in whatever state: of a credential whose token cannot be had again. */
  latest(key: string): HeldToken | null;
  /** Its org called it expired or invalid: it is kept to be looked at, and not handed out again. The token as it is then. */
  reject(tokenId: string): TokenInfo | null;
  remove(tokenId: string): boolean;
  removeOf(tenantId: string, credentialId?: string): void;
  list(): TokenInfo[];
  clear(): void;
}

/** `orgNow`: what the clock of a tenant's org shows, epoch ms. */
export function createTokenBook(orgNow: (tenantId: string) => number): TokenBook {
  const held = new Map<string, HeldToken>();
  return {
    put(token) {
      held.set(token.info.tokenId, token);
      if (held.size <= MOST_TOKENS) return;
      const oldest = held.keys().next().value;
      if (oldest !== undefined) held.delete(oldest);
    },
    get: (tokenId) => held.get(tokenId) ?? null,
    fresh(key) {
      for (const token of [...held.values()].reverse())
        if (
          token.key === key &&
          token.info.rejectedAt === null &&
          (token.info.expiresAt ?? 0) - orgNow(token.info.tenantId) > RENEW_BEFORE_MS
        )
          return token;
      return null;
    },
    latest: (key) => [...held.values()].findLast((token) => token.key === key) ?? null,
    reject(tokenId) {
      const token = held.get(tokenId);
      if (!token) return null;
      const info = { ...token.info, rejectedAt: orgNow(token.info.tenantId) };
      held.set(tokenId, { ...token, info });
      return info;
    },
    remove: (tokenId) => held.delete(tokenId),
    removeOf(tenantId, credentialId) {
      for (const [id, { info }] of held) if (isOfPlace({ tenantId, credentialId }, info)) held.delete(id);
    },
    list: () => [...held.values()].map((token) => token.info),
    clear: () => held.clear(),
  };
}

/** Tokens go with what they were granted to, and with the vault where their secrets are in it. */
export function dropTokensOn(events: EngineEvents, book: TokenBook, sources: Pick<TenantSources, 'of'>): void {
  events.on([...PLACE_GONE, 'credential-changed'], (place) => book.removeOf(place.tenantId, place.credentialId));
  events.on('vault-locked', () => {
    for (const { tenantId, tokenId } of book.list())
      if (sources.of(tenantId).abilities.locksWithVault) book.remove(tokenId);
  });
}
