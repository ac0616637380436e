// The clients of an audit as a table: found by words, filtered, sorted by any column. Only the rows in view are drawn.
import { IconArrowDown } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { CLIENT_KINDS } from '../../../../shared/runs/audit/audit-parts.ts';
import type { AuditedClient } from '../../../../shared/runs/audit/audit-result.ts';
import { findingsWord, lastUsedOf } from '../../../../shared/runs/audit/report/audit-rows.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterChips } from '../../../ui/controls/FilterChips.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { auditAddress, CLIENT_FILTERS, type ClientSort, chooseClient } from '../audit-address.ts';
import css from './Audit.module.css';
import { FILTERS, findClients, sortClients, toDo, writesOf } from './client-rows.ts';
import { SeverityMark } from './SeverityMark.tsx';

interface ClientTableProps {
  clients: readonly AuditedClient[];
  chosen: string | null;
}

export function ClientTable({ clients, chosen }: ClientTableProps) {
  const { find, show, sort } = useAddress(auditAddress);
  const found = useMemo(() => findClients(clients, find), [clients, find]);
  const rows = useMemo(
    () => sortClients(show === null ? found : found.filter(FILTERS[show].keeps), sort),
    [found, show, sort],
  );
  return (
    <div className={css.list}>
      <div className={css.bar}>
        <FilterInput
          label="Filter clients"
          placeholder="Filter by name, scope or finding"
          value={find}
          onChange={(value) => changeAddress(auditAddress, { find: value })}
        />
        <FilterChips
          label="Which clients"
          options={CLIENT_FILTERS.map((value) => {
            const { label, title, keeps } = FILTERS[value];
            return { value, label, title, count: found.filter(keeps).length };
          })}
          value={show}
          onChoose={(value) => changeAddress(auditAddress, { show: value === show ? null : value })}
        />
      </div>
      <TableHead />
      {rows.length === 0 ? (
        <EmptyState
          title="No client matches"
          action={<Button onClick={() => changeAddress(auditAddress, { find: '', show: null })}>Show all</Button>}
        />
      ) : (
        <VirtualList
          label="Clients"
          items={rows}
          rowHeight={32}
          keyOf={({ clientId }) => clientId}
          selectedKey={chosen}
          onSelect={({ clientId }, opened) => chooseClient(clientId, opened)}
          renderRow={(client) => <ClientRow client={client} />}
        />
      )}
      <footer className={css.foot}>
        <span role="status">
          {rows.length === clients.length
            ? `${formatCount(clients.length)} clients`
            : `${formatCount(rows.length)} of ${formatCount(clients.length)} clients`}
        </span>
      </footer>
    </div>
  );
}

const COLUMNS: readonly { sort: ClientSort; label: string; title: string; look?: 'number' | 'wide' | 'last' }[] = [
  { sort: 'name', label: 'Client', title: 'Sort by name' },
  { sort: 'kind', label: 'Kind', title: 'Sort by kind', look: 'wide' },
  { sort: 'granted', label: 'Granted', title: 'Sort by how many scopes it was granted', look: 'number' },
  { sort: 'unused', label: 'Unused', title: 'Sort by how many it did not ask for', look: 'number' },
  { sort: 'write', label: 'Write', title: 'Sort by how many of them write', look: 'number' },
  { sort: 'last', label: 'Last used', title: 'Sort by last use: never and long ago first', look: 'last' },
  { sort: 'findings', label: 'Findings', title: 'Sort by findings: the most severe first' },
];

function TableHead() {
  const { sort: current } = useAddress(auditAddress);
  return (
    <div className={classNames(css.row, css.tableHead)}>
      {COLUMNS.map(({ sort, label, title, look }) => (
        <span key={sort} className={look && css[look]}>
          <button
            type="button"
            className={classNames(css.sort, sort === current && css.sorted)}
            aria-pressed={sort === current}
            title={title}
            onClick={() => changeAddress(auditAddress, { sort })}
          >
            {label}
            {sort === current && <IconArrowDown size={12} stroke={2} aria-hidden />}
          </button>
        </span>
      ))}
    </div>
  );
}

const ClientRow = memo(function ClientRow({ client }: { client: AuditedClient }) {
  const { name, kind, active, granted, unused, findings } = client;
  const last = lastUsedOf(client);
  const [worst] = toDo(client);
  const scopeless = kind === 'token';
  return (
    <div className={css.row}>
      <span className={classNames(css.name, !active && css.inactive)} title={name}>
        {name}
        {!active && <span className={css.muted}> inactive</span>}
      </span>
      <span className={css.wide} title={CLIENT_KINDS[kind]}>
        {CLIENT_KINDS[kind]}
      </span>
      <Count count={granted?.length ?? null} none={scopeless} />
      <Count count={unused?.length ?? null} none={scopeless} strong />
      <Count count={writesOf(client)} none={scopeless} />
      <span className={css.last}>
        {last !== null ? (
          <RelativeTime at={last} />
        ) : !scopeless && client.tokens === 0 ? (
          'never'
        ) : (
          <span title="Not known">?</span>
        )}
      </span>
      <span className={css.found} title={findingsWord(client)}>
        {worst && <SeverityMark severity={worst.severity} />}
        <span className={css.muted}>
          {findings.length > 0 && (toDo(client).length > 1 ? `+${toDo(client).length - 1}` : '')}
        </span>
      </span>
    </div>
  );
});

/** A sign in place of a number where there is none, or it is not known: zero is another thing. */
function Count({ count, none, strong = false }: { count: number | null; none: boolean; strong?: boolean }) {
  if (none)
    return (
      <span className={css.number} title="An API token has no scopes: the roles of its owner count">
        –
      </span>
    );
  if (count === null)
    return (
      <span className={css.number} title="Not known">
        ?
      </span>
    );
  return <span className={classNames(css.number, strong && count > 0 && css.strong)}>{count}</span>;
}
