// History: every exchange, newest first, with its whole content beside it. At first what the person did.
import { IconFileExport, IconHistory, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { onHostSent } from '../../platform/host-sent.ts';
import { navigate, useAddress } from '../../platform/navigation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { formatBytes, formatCount, formatCounted } from '../../ui/values/format.ts';
import { reloadHistory } from './actions.ts';
import { CompareView } from './CompareView.tsx';
import { ExchangeDetail } from './ExchangeDetail.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { HistoryList } from './HistoryList.tsx';
import css from './HistoryPage.module.css';
import { historyAddress } from './history-address.ts';
import { historyStore } from './history-store.ts';
import { PurgeDialog } from './PurgeDialog.tsx';

/** Read when the page is shown or narrowed in another way, and whenever the host has sent something. */
function useFreshHistory(): void {
  const { find, tenant, verdict, pinned, source } = useAddress(historyAddress);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is read where the history is read.
  useEffect(() => void reloadHistory(), [find, tenant, verdict, pinned, source]);
  useEffect(() => onHostSent(() => void reloadHistory()), []);
}

/** Without an address it is the newest of the list, and that stays so when newer ones arrive. */
function useShownId(rest: string): string | null {
  const entries = useStore(historyStore, (state) => state.entries);
  const held = useRef<string | null>(null);
  if (!entries.some(({ id }) => id === held.current)) held.current = entries[0]?.id ?? null;
  return rest === '' ? held.current : rest;
}

const exchangesOf = (count: number) => formatCounted(count, 'exchange');

/** What is counted is said: what the filter lets through, and the whole. */
function totalWords(total: number, matching: number, bytes: number): string {
  if (matching === total) return `${exchangesOf(total)}, ${formatBytes(bytes)}`;
  return `${formatCount(matching)} of ${exchangesOf(total)} shown, ${formatBytes(bytes)} in all`;
}

export function HistoryPage() {
  const { rest, with: compareId } = useAddress(historyAddress);
  const { total, matching, bytes, exporting } = useStore(historyStore);
  const [purging, setPurging] = useState(false);
  useFreshHistory();
  const shownId = useShownId(rest);
  const empty = total === 0;
  return (
    <>
      <PageHead
        title="History"
        note={<span className="tabular">{total !== null && totalWords(total, matching, bytes)}</span>}
        actions={
          !empty && (
            <>
              <Button variant="quiet" icon={IconTrash} onClick={() => setPurging(true)}>
                Purge…
              </Button>
              <Button icon={IconFileExport} onClick={() => historyStore.setState({ exporting: true })}>
                Export HAR…
              </Button>
            </>
          )
        }
      />
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
          <HistoryList shownId={shownId} />
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
      <ExportDialog opened={exporting} onClose={() => historyStore.setState({ exporting: false })} />
    </>
  );
}
