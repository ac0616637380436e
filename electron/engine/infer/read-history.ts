// The calls of the history that a set is found from, with what they are: whose, of when, and what was left out. What a lab, a
// mutation or a check has sent is no use of an integration, so it counts only when it is asked for.
import type { ExchangeSummary } from '../../../shared/model/exchange.ts';
import { countSources, PERSON_SOURCES, sourceOf } from '../../../shared/model/exchange-sources.ts';
import type { HistoryBasis, InferHistory } from '../../../shared/model/infer.ts';
import type { TrafficCall } from '../../../shared/okta/traffic/traffic.ts';
import type { HistoryService } from '../history/history-service.ts';

export function readHistory(
  history: Pick<HistoryService, 'matching'>,
  asked: InferHistory,
): { calls: TrafficCall[]; basis: HistoryBasis } {
  const { exchangeIds, sources, ...where } = asked;
  const { wanted, counts, found } = foundIn(history, asked);
  const counted = found.filter(counts);
  const calls = counted.filter(isCall);
  const times = calls.map(({ at }) => at);
  return {
    calls: calls.map(({ method, target }) => ({ method, target })),
    basis: {
      asked: { ...where, ...(sources === undefined ? {} : { sources }) },
      chosen: wanted?.size ?? null,
      calls: calls.length,
      places: placesOf(calls),
      // Newest first.
      from: times.at(-1) ?? null,
      to: times[0] ?? null,
      sources: countSources(calls),
      leftOut: countSources(found.filter((entry) => isCall(entry) && !counts(entry))),
      otherKinds: counted.length - calls.length,
      gone: wanted === null ? 0 : wanted.size - history.matching({}).filter(({ id }) => wanted.has(id)).length,
    },
  };
}

/** The API calls that count, newest first. */
export function entriesThatCount(history: Pick<HistoryService, 'matching'>, asked: InferHistory): ExchangeSummary[] {
  const { found, counts } = foundIn(history, asked);
  return found.filter((entry) => isCall(entry) && counts(entry));
}

function foundIn(history: Pick<HistoryService, 'matching'>, { exchangeIds, sources, ...where }: InferHistory) {
  const wanted = exchangeIds === undefined ? null : new Set(exchangeIds);
  const counting = sources ?? (wanted === null ? PERSON_SOURCES : null);
  return {
    wanted,
    found: history.matching(where).filter(({ id }) => wanted === null || wanted.has(id)),
    counts: (entry: ExchangeSummary) => counting === null || counting.includes(sourceOf(entry)),
  };
}

const isCall = ({ kind }: ExchangeSummary): boolean => kind === 'api';

/** By tenant and credential as they are called, the most calls first. */
function placesOf(calls: readonly ExchangeSummary[]): HistoryBasis['places'] {
  const places = new Map<string, HistoryBasis['places'][number]>();
  for (const { tenantId, tenantName, credentialId, credentialName } of calls) {
    const key = JSON.stringify([tenantId, credentialId, credentialName]);
    const place = places.get(key) ?? { tenantName, credentialName, calls: 0 };
    place.calls += 1;
    places.set(key, place);
  }
  return [...places.values()].sort((a, b) => b.calls - a.calls);
}
