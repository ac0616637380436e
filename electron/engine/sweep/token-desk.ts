// The tokens of a run: one for each scope set and target, requested when its first call is due, and again when it expires.
// One unknown name fails a whole request without being named (FACTS §1.5): such a set is split until the rest has its token.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import type { Verdict } from '../../../shared/okta/verdict/verdicts.ts';
import { RENEW_BEFORE_MS } from '../oauth/token-book.ts';

export type TokenState =
  | { kind: 'none' | 'asking' }
  | { kind: 'ready'; tokenId: string; granted: string[]; left(): number }
  | { kind: 'refused'; refusal: TokenRefusal };

export interface TokenRefusal {
  verdict: Verdict;
  note: string;
  exchangeId: string;
  status: number | null;
}

/** What an answer of the token endpoint means for the run. `again`: nothing was decided, ask once more. */
export type TokenNews = 'decided' | 'again';

export interface TokenDesk {
  /** The set that a call goes out under: the planned one, or the part of it that holds what the operation needs. */
  setFor(target: number, planned: string[], needed: readonly string[]): string[];
  state(target: number, scopes: string[]): TokenState;
  asking(target: number, scopes: string[]): void;
  heard(target: number, scopes: string[], result: TokenResult): TokenNews;
  /** The token is not to be used again. */
  drop(target: number, scopes: string[]): void;
}

/** Refusals of this client as a whole: another set would be refused alike, and asking on might lock it out. */
const OF_THE_CLIENT: readonly Verdict[] = [
  'client-refused',
  'policy-refused',
  'zone-refused',
  'org-inactive',
  'not-okta',
  'redirected',
];

/** `orgNow`: what the clock of a tenant's org shows, epoch ms. */
export function createTokenDesk(orgNow: (tenantId: string) => number): TokenDesk {
  const states = new Map<string, TokenState>();
  const parts = new Map<string, string[][]>();
  const clients = new Map<number, TokenRefusal>();
  const keyOf = (target: number, scopes: string[]) => `${target}|${scopes.join(' ')}`;
  const setFor = (target: number, planned: string[], needed: readonly string[]): string[] => {
    const halves = parts.get(keyOf(target, planned));
    if (!halves) return planned;
    const fit = halves.map((half) => needed.filter((name) => satisfies(half, name)).length);
    const best = halves[fit.indexOf(Math.max(...fit))];
    return best ? setFor(target, best, needed) : planned;
  };
  return {
    setFor,
    state(target, scopes) {
      const refusal = clients.get(target);
      if (refusal) return { kind: 'refused', refusal };
      const state = states.get(keyOf(target, scopes)) ?? { kind: 'none' };
      return state.kind === 'ready' && state.left() <= RENEW_BEFORE_MS ? { kind: 'none' } : state;
    },
    asking: (target, scopes) => void states.set(keyOf(target, scopes), { kind: 'asking' }),
    drop: (target, scopes) => void states.delete(keyOf(target, scopes)),
    heard(target, scopes, result) {
      const key = keyOf(target, scopes);
      if (result.outcome === 'granted') {
        const { tokenId, granted, expiresAt, tenantId } = result.token;
        const left = () => (expiresAt ?? Number.POSITIVE_INFINITY) - orgNow(tenantId);
        states.set(key, { kind: 'ready', tokenId, granted, left });
        return 'decided';
      }
      states.delete(key);
      const { verdict } = result.exchange.verdict;
      if (result.outcome === 'failed' || verdict === 'rate-limited' || verdict === 'server-fault') return 'again';
      if (verdict === 'scope-refused' && scopes.length > 1 && result.exchange.verdict.missingScopes.length === 0) {
        const middle = Math.ceil(scopes.length / 2);
        parts.set(key, [scopes.slice(0, middle), scopes.slice(middle)]);
        return 'decided';
      }
      const refusal = refusalOf(result.exchange);
      states.set(key, { kind: 'refused', refusal });
      if (OF_THE_CLIENT.includes(verdict)) clients.set(target, refusal);
      return 'decided';
    },
  };
}

function refusalOf({ id, response, verdict }: Exchange): TokenRefusal {
  return {
    verdict: verdict.verdict,
    note: `No token, so nothing was sent. ${verdict.title}.`,
    exchangeId: id,
    status: response?.status ?? null,
  };
}
