// The ledger: every scope with its five states, and one of them in full beside it.

import { IconClockExclamation } from '@tabler/icons-react';
import { memo, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { changeAddress, navigate, useAddress } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterChips } from '../../../ui/controls/FilterChips.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { reloadLedger } from '../actions.ts';
import { ScopeDetail } from '../catalogue/ScopeDetail.tsx';
import { chooseScope, LEDGER_FILTERS, type LedgerFilter, scopesAddress } from '../scopes-address.ts';
import { scopesStore } from '../scopes-store.ts';
import { useScopeIndex } from '../use-scope-index.ts';
import css from './Ledger.module.css';
import { LedgerHead } from './LedgerHead.tsx';
import { LedgerRow } from './LedgerRow.tsx';
import { chooseRows, createLedgerTable, FILTERS, findRows, type LedgerRowData } from './ledger-rows.ts';
import { StateMark } from './StateMark.tsx';

interface StateFiltersProps {
  rows: readonly LedgerRowData[];
  filter: LedgerFilter | null;
}

// One filter by state at a time, each with how many of the scopes that the text leaves it keeps.
const StateFilters = memo(function StateFilters({ rows, filter }: StateFiltersProps) {
  const options = LEDGER_FILTERS.map((value) => {
    const { label, meaning: title, keeps } = FILTERS[value];
    return { value, label, title, count: rows.filter(({ entry }) => keeps(entry)).length };
  });
  return (
    <FilterChips
      label="Filter by state"
      options={options}
      value={filter}
      onChoose={(value) => changeAddress(scopesAddress, { state: value === filter ? null : value })}
    />
  );
});

export function LedgerView() {
  const { rest, find: text, state: filter, sort } = useAddress(scopesAddress);
  const { ledger, error } = useStore(scopesStore);
  const { scope: facts } = useCatalogue();
  const index = useScopeIndex();
  const entries = ledger?.entries;
  const table = useMemo(() => createLedgerTable(entries ?? [], facts, index), [entries, facts, index]);
  const found = useMemo(() => findRows(table, text), [table, text]);
  const rows = useMemo(() => chooseRows(found, text, filter, sort), [found, text, filter, sort]);
  const unknown = rest !== '' && !table.byName.has(rest);
  const shown = unknown ? null : (rows.find(({ entry }) => entry.scope === rest) ?? rows[0] ?? null);
  // The detail may load a moment after the list: a key is answered by the list first.
  const detailed = useDeferredValue(shown);
  if (error && !ledger)
    return (
      <div className={css.notice}>
        <ErrorNotice error={error} onRetry={() => void reloadLedger()} />
      </div>
    );
  if (!ledger) return null;
  const untouched = ledger.entries.every(({ requested, granted, effective }) => !requested && !granted && !effective);
  return (
    <Splitter id="scopes" label="Width of the detail" fixed="end" initial={420} min={330} max={760} restMin={560}>
      <div className={css.list}>
        <div className={css.bar}>
          <FilterInput
            label="Filter scopes"
            placeholder="Filter, for example: users manage"
            value={text}
            onChange={(value) => changeAddress(scopesAddress, { find: value })}
          />
          <StateFilters rows={found} filter={filter} />
        </div>
        {error && <ErrorNotice bar error={error} onRetry={() => void reloadLedger()} />}
        {untouched && (
          <div className={css.hint}>
            <Note
              title="No call has shown anything yet"
              action={
                <Button size="small" onClick={() => navigate('workbench')}>
                  Go to the Workbench
                </Button>
              }
            >
              Request a token, and it shows what is granted. Send a request or run a sweep, and it shows what works.
            </Note>
          </div>
        )}
        <LedgerHead />
        {rows.length === 0 ? (
          <EmptyState
            title="No scope matches"
            text={
              filter === null ? undefined : `${FILTERS[filter].meaning}: none${text === '' ? '' : ' with this name'}.`
            }
            action={<Button onClick={() => changeAddress(scopesAddress, { find: '', state: null })}>Show all</Button>}
          />
        ) : (
          <VirtualList
            label="Scopes"
            items={rows}
            rowHeight={32}
            keyOf={(row) => row.entry.scope}
            selectedKey={shown?.entry.scope ?? null}
            onSelect={(row, opened) => chooseScope(row.entry.scope, opened)}
            renderRow={(row) => <LedgerRow row={row} />}
          />
        )}
        <Legend shown={rows.length} all={table.rows.length} />
      </div>
      <div className={css.detail}>
        {unknown ? <NotListed name={rest} /> : detailed && <ScopeDetail key={detailed.entry.scope} row={detailed} />}
      </div>
    </Splitter>
  );
}

// An address that names a scope which is neither in the catalogue nor in the ledger.
function NotListed({ name }: { name: string }) {
  return (
    <EmptyState
      title="This scope is not listed"
      text={`Neither the catalogue nor the ledger of this credential has ${name}.`}
      action={<Button onClick={() => chooseScope('', true)}>Show the first scope</Button>}
    />
  );
}

// What the signs of the table mean, and how many scopes are shown.
function Legend({ shown, all }: { shown: number; all: number }) {
  return (
    <footer className={css.legend}>
      <span className={css.total} role="status">
        {shown === all ? `${formatCount(all)} scopes` : `${formatCount(shown)} of ${formatCount(all)} scopes`}
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="yes" words="" /> yes
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="no" words="" /> refused
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="nothing" words="" /> no, or not yet
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="unknown" words="" /> not known
      </span>
      <span className={css.key} aria-hidden="true">
        <IconClockExclamation size={14} stroke={2} className={css.staleMark} /> stale
      </span>
    </footer>
  );
}
