// The tokens that a program got and presents, each by a number: what makes two calls comparable without keeping a token. In memory, while
// the recording goes on, and as digests only; of a token there are its number, its scopes and whose it is.
import { createHash } from 'node:crypto';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';

export interface SeenToken {
  /** From 1, in the order in which they were seen. */
  number: number;
  /** Null for one that says nothing, and was not got here. */
  scopes: string[] | null;
  clientId: string | null;
}

export interface SeenTokens {
  presented(token: string): SeenToken;
  /** What the org said of it beside the token itself. */
  granted(token: string, said: { scopes: string[] | null; clientId: string | null }): SeenToken;
}

export function createSeenTokens(): SeenTokens {
  const seen = new Map<string, SeenToken>();
  const find = (token: string): SeenToken => {
    const digest = createHash('sha256').update(token).digest('base64');
    const before = seen.get(digest);
    if (before) return before;
    const { scopes, payload } = decodeToken(token);
    const found = { number: seen.size + 1, scopes, clientId: asText(payload?.cid) };
    seen.set(digest, found);
    return found;
  };
  return {
    presented: find,
    granted(token, { scopes, clientId }) {
      const found = find(token);
      found.scopes = scopes ?? found.scopes;
      found.clientId ??= clientId;
      return found;
    },
  };
}
