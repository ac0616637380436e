// What the sandbox was asked and what it answered, live, whoever asked: this window, the command line or one's own product.
import { IconBolt, IconList, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { JournalEntry, SandboxStatus } from '../../../shared/model/sandbox.ts';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FilterInput } from '../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Toolbar } from '../../ui/layout/Toolbar.tsx';
import { VirtualList } from '../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ElidedPath } from '../../ui/values/ElidedPath.tsx';
import { formatExact } from '../../ui/values/format.ts';
import css from './Journal.module.css';
import { journalStore, matchesFilter } from './journal-store.ts';
import { sandboxAddress } from './sandbox-address.ts';

/** What went wrong, without where and how often it does. */
const withoutReach = (fault: string) => fault.replace(/,(path|method|times|every|probability)=[^,]*?(?=,| \+ |$)/g, '');

function JournalRow({ entry, client }: { entry: JournalEntry; client: string }) {
  const needed = entry.scopesNeeded.join(' ');
  return (
    <div
      className={css.row}
      title={`${formatExact(entry.at)} · ${entry.requestId} · ${Math.round(entry.durationMs)} ms`}
    >
      <span className={css.time}>{formatExact(entry.at).slice(11)}</span>
      <StatusCode status={entry.status === 0 ? null : entry.status} />
      <MethodTag method={entry.method} />
      <span className={css.path}>
        <ElidedPath path={entry.path} />
      </span>
      {entry.fault !== null && (
        <span className={css.fault} title={`Fault: ${entry.fault}`}>
          <IconBolt size={12} stroke={2} aria-hidden />
          <span className="visually-hidden">Fault: </span>
          <span className="truncate">{withoutReach(entry.fault)}</span>
        </span>
      )}
      <span className={classNames(css.why, entry.error === null && css.needed)} title={entry.error ?? needed}>
        {entry.error ?? needed}
      </span>
      <span className={css.client} title={client}>
        {client}
      </span>
    </div>
  );
}

export function Journal({ clients }: { clients: SandboxStatus['clients'] }) {
  const { entries, paused } = useStore(journalStore);
  const { find: filter } = useAddress(sandboxAddress);
  const names = useMemo(() => new Map(clients.map((client) => [client.clientId, client.name])), [clients]);
  const shown = useMemo(
    () => (filter.trim() === '' ? entries : entries.filter((entry) => matchesFilter(entry, filter.trim()))),
    [entries, filter],
  );
  return (
    <section className={css.journal} aria-label="Journal">
      <Toolbar label="Journal">
        <FilterInput
          label="Filter the journal by path, status, error or client"
          placeholder="Filter the journal"
          value={filter}
          onChange={(find) => changeAddress(sandboxAddress, { find })}
        />
        <IconButton
          icon={paused ? IconPlayerPlay : IconPlayerPause}
          label={paused ? 'Resume' : 'Pause'}
          pressed={paused}
          onClick={() => journalStore.setState({ paused: !paused })}
        />
      </Toolbar>
      {shown.length === 0 ? (
        <EmptyState
          icon={IconList}
          title={entries.length === 0 ? 'No requests yet' : 'Nothing matches this filter'}
          text={entries.length === 0 ? 'Requests to the sandbox org appear here as they arrive.' : undefined}
        />
      ) : (
        <VirtualList
          label="Requests to the sandbox org"
          items={shown}
          rowHeight={28}
          keyOf={(entry) => String(entry.seq)}
          renderRow={(entry) => (
            <JournalRow entry={entry} client={names.get(entry.clientId ?? '') ?? entry.clientId ?? ''} />
          )}
        />
      )}
    </section>
  );
}
