// Which exchanges a HAR holds: exactly those that were chosen, else what the person did among those that match. What is left
// out because of its source is counted, so that the file can say so.
import { countSources, PERSON_SOURCES, type SourceCounts, sourceOf } from '../../../shared/model/exchange-sources.ts';
import type { HistoryFilter } from '../../../shared/model/history.ts';
import type { HistoryService } from './history-service.ts';

export interface ChosenForHar {
  ids: string[];
  leftOut: SourceCounts;
}

export function chooseExported(
  history: Pick<HistoryService, 'matching'>,
  { exchangeIds, filter = {} }: { exchangeIds?: string[] | undefined; filter?: HistoryFilter | undefined },
): ChosenForHar {
  if (exchangeIds !== undefined) return { ids: exchangeIds, leftOut: [] };
  const sources = filter.sources ?? PERSON_SOURCES;
  const all = history.matching({ ...filter, sources: undefined });
  return {
    ids: all.flatMap((entry) => (sources.includes(sourceOf(entry)) ? [entry.id] : [])),
    leftOut: countSources(all.filter((entry) => !sources.includes(sourceOf(entry)))),
  };
}
