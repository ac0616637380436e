// Refresh tokens (FACTS §17): each belongs to a line that begins when a person signs in, and every token of the line, refresh or access, ends with it. A token that was
// replaced still works for the app's leeway; whoever shows it after that has stolen it or was stolen from, and the line is over.
import type { Ids } from '../ids.ts';

const REMEMBERED = 20_000;

/** Moments are epoch milliseconds. */
export interface RefreshLine {
  id: string;
  clientId: string;
  userId: string;
  /** By which it began. */
  grantType: string;
  issuer: string;
  /** All that was granted when it began: a refresh may ask for less and never for more. */
  scopes: readonly string[];
  authTime: number;
  /** Thumbprint of the key that it is bound to (DPoP); null: to none. */
  boundTo: string | null;
  created: number;
  /** Null: without end. */
  endsAt: number | null;
  /** How long it may lie unused; null: as long as it lives. */
  idleMs: number | null;
  lastUsed: number;
  /** Ids of the access tokens that were issued for it. */
  accessTokens: string[];
  over: boolean;
}

export interface RefreshTokens {
  /** The first token of a line. */
  begin(line: Omit<RefreshLine, 'id' | 'lastUsed' | 'accessTokens' | 'over'>): { token: string; line: RefreshLine };
  /** `replacedAt`: when a newer one of its line was given out for it; null: it is the newest. */
  find(token: string): { line: RefreshLine; replacedAt: number | null } | null;
  /** Another token of the line. */
  replace(token: string, at: number): string;
  /** Whether anything can still be had for a token of it, by the line alone. */
  lives(line: RefreshLine, at: number): boolean;
  lines(): RefreshLine[];
}

export function createRefreshTokens(ids: Ids): RefreshTokens {
  const tokens = new Map<string, { line: RefreshLine; replacedAt: number | null }>();

  function add(line: RefreshLine): string {
    const token = ids.opaque('refresh-token', 43);
    tokens.set(token, { line, replacedAt: null });
    for (const oldest of tokens.keys()) {
      if (tokens.size <= REMEMBERED) break;
      tokens.delete(oldest);
    }
    return token;
  }

  return {
    begin(given) {
      const line = { ...given, id: ids.id('oar'), lastUsed: given.created, accessTokens: [], over: false };
      return { token: add(line), line };
    },
    find: (token) => tokens.get(token) ?? null,
    replace(token, at) {
      const known = tokens.get(token);
      if (!known) throw new Error('only a token that was found is replaced');
      // The leeway runs from the first time.
      known.replacedAt ??= at;
      return add(known.line);
    },
    lives: ({ over, endsAt, idleMs, lastUsed }, at) =>
      !over && (endsAt === null || at < endsAt) && (idleMs === null || at < lastUsed + idleMs),
    lines: () => [...new Set([...tokens.values()].map(({ line }) => line))],
  };
}
