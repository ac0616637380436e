// What an exchange shows of scopes, as an observation of the ledger; null for one that shows nothing. Pure.
import type { LedgerBasis } from '../../../shared/model/ledger.ts';
import type { LedgerObservation } from '../../../shared/okta/scopes/ledger.ts';
import type { ExchangeRequest, RanExchange } from '../exchange/run-exchange.ts';

export function observeExchange(
  request: Pick<ExchangeRequest, 'kind' | 'requestedScopes' | 'operation' | 'heldScopes'>,
  { exchange, tokenJudgement }: Pick<RanExchange, 'exchange' | 'tokenJudgement'>,
  basis: LedgerBasis,
): LedgerObservation | null {
  const evidence = { at: exchange.at, exchangeId: exchange.id, basis };
  const requested = [...new Set(request.requestedScopes)];
  if (request.kind === 'token') {
    if (tokenJudgement === null || requested.length === 0) return null;
    const { outcome, granted } = tokenJudgement;
    if (outcome === 'granted') {
      const received = new Set(granted);
      return {
        kind: 'token',
        requested,
        granted,
        refused: requested.filter((scope) => !received.has(scope)),
        ...evidence,
      };
    }
    return { kind: 'token', requested, granted: [], refused: refusedOf(requested, tokenJudgement), ...evidence };
  }
  if (request.kind !== 'api' || request.operation === null || request.heldScopes === null) return null;
  const { verdict, confidence } = exchange.verdict;
  const { operation, heldScopes } = request;
  return { kind: 'call', operation, heldScopes, verdict, confidence, ...evidence };
}

/** A refusal for the scopes names them, or there was one only: of several, one bad name refuses all and says it of one. */
function refusedOf(
  requested: string[],
  { verdict, missingScopes }: NonNullable<RanExchange['tokenJudgement']>,
): string[] {
  if (verdict !== 'scope-refused') return [];
  if (requested.length === 1) return requested;
  return requested.filter((scope) => missingScopes.includes(scope));
}
