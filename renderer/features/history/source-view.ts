// Whose doing the history shows: at first what the person did, because a run of the Error lab alone is hundreds of exchanges
// that nobody looks for. The choice is kept.
import {
  HISTORY_SOURCES,
  type HistorySource,
  PERSON_SOURCES,
  SOURCE_FACTS,
  type SourceCounts,
  sumSources,
} from '../../../shared/model/exchange-sources.ts';
import { readKept, writeKept } from '../../platform/kept-value.ts';

export type SourceView = 'mine' | 'all' | HistorySource;

const KEY = 'history.sources';
export const SOURCE_VIEWS: readonly SourceView[] = ['mine', 'all', ...HISTORY_SOURCES];

export function keptSourceView(): SourceView {
  const kept = readKept(KEY);
  return SOURCE_VIEWS.find((view) => view === kept) ?? 'mine';
}

export const keepSourceView = (view: SourceView): void => writeKept(KEY, view);

/** For the filter; undefined for all. */
export function sourcesOf(view: SourceView): HistorySource[] | undefined {
  if (view === 'all') return undefined;
  return view === 'mine' ? [...PERSON_SOURCES] : [view];
}

export interface SourceOption {
  value: SourceView;
  label: string;
  count: number;
  title: string;
}

/** What can be chosen: one source by itself only where there is something of it, or where it is chosen. */
export function sourceOptions(counts: SourceCounts, view: SourceView): SourceOption[] {
  const own = counts.filter(({ source }) => PERSON_SOURCES.includes(source));
  const single = HISTORY_SOURCES.filter((source) => {
    if (source === view) return true;
    // One of one's own is the same as all of one's own.
    if (PERSON_SOURCES.includes(source) && own.length < 2) return false;
    return counts.some((one) => one.source === source);
  });
  return [
    {
      value: 'mine',
      label: 'What I did',
      count: sumSources(counts, PERSON_SOURCES),
      title: 'Sent in the Workbench or with the command line, or recorded',
    },
    ...single.map((value) => ({
      value,
      label: SOURCE_FACTS[value].label,
      count: sumSources(counts, [value]),
      title: SOURCE_FACTS[value].meaning,
    })),
    { value: 'all', label: 'All', count: sumSources(counts), title: 'Wherever it comes from' },
  ];
}
