// The tokens that the engine holds, in memory only. The key of the cache is everything that makes two tokens different:
// tenant, credential, version of the secret and the exact set of scopes; so a changed scope can never get a stale token.
import type { TokenInfo } from '../../../shared/contract/token.ts';
import type { Now } from '../ports.ts';

/** A token is not handed out in its last minute: the request that carries it must still find it valid. */
export const RENEW_BEFORE_MS = 60_000;
const MOST_TOKENS = 200;

export interface HeldToken {
  info: TokenInfo;
  raw: string;
  /** Null for a token that is never handed out again by its scopes (pasted). */
  key: string | null;
}

export interface TokenKey {
  tenantId: string;
  credentialId: string;
  secretId: string;
  scopes: string[];
}

export function tokenKey({ tenantId, credentialId, secretId, scopes }: TokenKey): string {
  return JSON.stringify([tenantId, credentialId, secretId, [...new Set(scopes)].sort()]);
}

export interface TokenBook {
  put(token: HeldToken): void;
  get(tokenId: string): HeldToken | null;
  /** A token of exactly this key with more than RENEW_BEFORE_MS to live. */
  fresh(key: string): HeldToken | null;
  remove(tokenId: string): boolean;
  removeOf(tenantId: string, credentialId?: string): void;
  list(): TokenInfo[];
  clear(): void;
}

export function createTokenBook(now: Now): TokenBook {
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
        if (token.key === key && (token.info.expiresAt ?? 0) - now() > RENEW_BEFORE_MS) return token;
      return null;
    },
    remove: (tokenId) => held.delete(tokenId),
    removeOf(tenantId, credentialId) {
      for (const [id, { info }] of held)
        if (info.tenantId === tenantId && (credentialId === undefined || info.credentialId === credentialId))
          held.delete(id);
    },
    list: () => [...held.values()].map((token) => token.info),
    clear: () => held.clear(),
  };
}
