// One filter by state at a time, each with how many scopes it keeps.
import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import css from './Ledger.module.css';
import { FILTERS, type LedgerRowData } from './ledger-rows.ts';
import { LEDGER_FILTERS, type LedgerFilter, scopesStore } from './scopes-store.ts';

interface FilterChipsProps {
  rows: readonly LedgerRowData[];
  filter: LedgerFilter | null;
}

export const FilterChips = memo(function FilterChips({ rows, filter }: FilterChipsProps) {
  return (
    <fieldset className={css.filters} aria-label="Filter by state">
      {LEDGER_FILTERS.map((id) => {
        const { label, meaning, keeps } = FILTERS[id];
        return (
          <button
            key={id}
            type="button"
            className={classNames(css.filter, id === filter && css.chosen)}
            aria-pressed={id === filter}
            title={meaning}
            onClick={() => scopesStore.setState({ filter: id === filter ? null : id })}
          >
            {label} <span className={css.count}>{rows.filter(({ entry }) => keeps(entry)).length}</span>
          </button>
        );
      })}
    </fieldset>
  );
});
