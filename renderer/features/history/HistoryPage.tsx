// History: every exchange, newest first, with its whole content beside it.
import { IconArrowsDiff, IconFileExport, IconHistory, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { navigate, useRoute } from '../../platform/navigation.ts';
import { sendAgain } from '../../platform/session-state/send-again.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Splitter } from '../../ui/Splitter.tsx';
import { useAction } from '../../ui/use-action.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { changeFilter, exportHar, readMore, reloadHistory } from './actions.ts';
import { CompareView } from './CompareView.tsx';
import { ExchangeDetail } from './ExchangeDetail.tsx';
import { FilterBar } from './FilterBar.tsx';
import css from './HistoryPage.module.css';
import { HistoryRow } from './HistoryRow.tsx';
import { historyStore, isFiltered, NO_FILTER } from './history-store.ts';
import { PurgeDialog } from './PurgeDialog.tsx';

export function HistoryPage() {
  const { rest } = useRoute();
  const { entries, total, bytes, filter, error, compareId, loading } = useStore(historyStore);
  const [purging, setPurging] = useState(false);
  const exporting = useAction(() => exportHar());
  useEffect(() => void reloadHistory(), []);
  const shownId = rest === '' ? (entries[0]?.id ?? null) : rest;
  const note =
    total === null ? '' : `${formatCount(total)} ${total === 1 ? 'exchange' : 'exchanges'}, ${formatBytes(bytes)}`;
  const empty = total === 0;
  const activate = (id: string) => {
    const exchange = historyStore.getState().opened[id];
    if (exchange?.kind === 'api') sendAgain(exchange);
  };
  return (
    <>
      <PageHead
        title="History"
        note={<span className="tabular">{note}</span>}
        actions={
          !empty && (
            <>
              <Button variant="quiet" icon={IconTrash} onClick={() => setPurging(true)}>
                Purge…
              </Button>
              <Button icon={IconFileExport} busy={exporting.busy} onClick={() => exporting.run()}>
                Export HAR
              </Button>
            </>
          )
        }
      />
      {exporting.error && <ErrorNotice bar error={exporting.error} onDismiss={exporting.clear} />}
      {empty ? (
        <EmptyState
          icon={IconHistory}
          title="No exchanges yet"
          text="Every request that you send, and its answer, is kept here to search, compare and send again."
          action={
            <Button variant="primary" onClick={() => navigate('workbench')}>
              Go to the Workbench
            </Button>
          }
        />
      ) : (
        <Splitter id="history" label="Width of the detail" fixed="end" initial={520} min={360} max={960} restMin={400}>
          <div className={css.list}>
            <FilterBar />
            {compareId !== null && (
              <div className={css.comparing} role="status">
                <IconArrowsDiff size={16} stroke={1.75} aria-hidden />
                <span className={css.comparingWords}>Choose the exchange to compare with.</span>
                <Button size="small" onClick={() => historyStore.setState({ compareId: null })}>
                  End comparing
                </Button>
              </div>
            )}
            {error && <ErrorNotice bar error={error} onRetry={() => void reloadHistory()} />}
            {entries.length === 0 && !loading && isFiltered(filter) ? (
              <EmptyState
                title="Nothing matches this filter"
                action={<Button onClick={() => void changeFilter(NO_FILTER)}>Show all</Button>}
              />
            ) : (
              <VirtualList
                label="Exchanges"
                items={entries}
                rowHeight={44}
                keyOf={(entry) => entry.id}
                selectedKey={shownId}
                onSelect={(entry) => navigate('history', entry.id, true)}
                onActivate={(entry) => activate(entry.id)}
                onEndReached={readMore}
                renderRow={(entry) => <HistoryRow entry={entry} compared={entry.id === compareId} />}
              />
            )}
          </div>
          <div className={css.detail}>
            {shownId === null ? null : compareId !== null && compareId !== shownId ? (
              <CompareView leftId={compareId} rightId={shownId} />
            ) : (
              <ExchangeDetail key={shownId} exchangeId={shownId} />
            )}
          </div>
        </Splitter>
      )}
      <PurgeDialog opened={purging} onClose={() => setPurging(false)} />
    </>
  );
}
