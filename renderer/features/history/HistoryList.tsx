// The list of exchanges with what narrows it: filter, source, and what is being chosen or compared.
import { IconArrowsDiff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { describeSources, sumSources } from '../../../shared/model/exchange-sources.ts';
import { useAddress } from '../../platform/navigation.ts';
import { sendAgain } from '../../platform/session-state/send-again.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FilterChips } from '../../ui/controls/FilterChips.tsx';
import { VirtualList } from '../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { readMore, reloadHistory, showSources } from './actions.ts';
import { ChosenBar } from './ChosenBar.tsx';
import filterCss from './FilterBar.module.css';
import { FilterBar } from './FilterBar.tsx';
import css from './HistoryPage.module.css';
import { HistoryRow } from './HistoryRow.tsx';
import {
  changeFilter,
  compareWith,
  historyAddress,
  isFiltered,
  NO_FILTER,
  showExchange,
  sourceViewOf,
} from './history-address.ts';
import { historyStore, toggleChosen } from './history-store.ts';
import { sourceOptions } from './source-view.ts';

function activate(exchangeId: string): void {
  const exchange = historyStore.getState().opened[exchangeId];
  if (exchange?.kind === 'api') sendAgain(exchange);
}

function NothingShown() {
  const { sources } = useStore(historyStore);
  const view = useAddress(historyAddress);
  const sourceView = sourceViewOf(view);
  const filtered = isFiltered(view);
  const others = sumSources(sources);
  if (others === 0)
    return (
      <EmptyState
        title="Nothing matches this filter"
        action={filtered && <Button onClick={() => changeFilter(NO_FILTER)}>Clear the filter</Button>}
      />
    );
  return (
    <EmptyState
      title={sourceView === 'mine' ? 'Nothing here was sent by you' : 'Nothing from this source'}
      text={`There are exchanges from other sources${filtered ? ' under this filter' : ''}: ${describeSources(sources)}.`}
      action={<Button onClick={() => showSources('all')}>Show all {formatCount(others)}</Button>}
    />
  );
}

export function HistoryList({ shownId }: { shownId: string | null }) {
  const { entries, total, error, loading, chosen } = useStore(historyStore);
  const { with: compareId } = useAddress(historyAddress);
  return (
    <div className={css.list}>
      <FilterBar />
      <SourceFilter />
      {chosen !== null && <ChosenBar chosen={chosen} />}
      {compareId !== null && (
        <div className={css.comparing} role="status">
          <IconArrowsDiff size={16} stroke={1.75} aria-hidden />
          <span className={css.comparingWords}>Choose the exchange to compare with.</span>
          <Button size="small" onClick={() => compareWith(null)}>
            End comparing
          </Button>
        </div>
      )}
      {error && <ErrorNotice bar error={error} onRetry={() => void reloadHistory()} />}
      {entries.length === 0 && !loading && total !== null ? (
        <NothingShown />
      ) : (
        <VirtualList
          label="Exchanges"
          items={entries}
          rowHeight={44}
          keyOf={(entry) => entry.id}
          selectedKey={shownId}
          onSelect={(entry, opened) => showExchange(entry.id, opened)}
          checkedKeys={chosen ?? undefined}
          onCheck={chosen ? (entry) => toggleChosen(entry.id) : undefined}
          onActivate={chosen ? undefined : (entry) => activate(entry.id)}
          onEndReached={readMore}
          renderRow={(entry) => (
            <HistoryRow entry={entry} compared={entry.id === compareId} chosen={chosen ? chosen.has(entry.id) : null} />
          )}
        />
      )}
    </div>
  );
}

// Whose doing is shown, with how many of each there are under the filter above.
function SourceFilter() {
  const { sources } = useStore(historyStore);
  const sourceView = sourceViewOf(useAddress(historyAddress));
  return (
    <FilterChips
      label="Where it comes from"
      className={filterCss.sources ?? ''}
      options={sourceOptions(sources, sourceView)}
      value={sourceView}
      onChoose={(view) => showSources(view)}
    />
  );
}
