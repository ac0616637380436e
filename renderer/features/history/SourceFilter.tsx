// Whose doing is shown, with how many of each there are under the filter above.
import { useStore } from 'zustand';
import { FilterChips } from '../../ui/FilterChips.tsx';
import { showSources } from './actions.ts';
import css from './FilterBar.module.css';
import { historyStore } from './history-store.ts';
import { sourceOptions } from './source-view.ts';

export function SourceFilter() {
  const { sources, sourceView } = useStore(historyStore);
  return (
    <FilterChips
      label="Where it comes from"
      className={css.sources ?? ''}
      options={sourceOptions(sources, sourceView)}
      value={sourceView}
      onChoose={(view) => void showSources(view)}
    />
  );
}
