// One filter by state at a time, each with how many of the scopes that the text leaves it keeps.
import { memo } from 'react';
import { FilterChips } from '../../ui/FilterChips.tsx';
import { FILTERS, type LedgerRowData } from './ledger-rows.ts';
import { LEDGER_FILTERS, type LedgerFilter, scopesStore } from './scopes-store.ts';

interface StateFiltersProps {
  rows: readonly LedgerRowData[];
  filter: LedgerFilter | null;
}

export const StateFilters = memo(function StateFilters({ rows, filter }: StateFiltersProps) {
  const options = LEDGER_FILTERS.map((value) => {
    const { label, meaning: title, keeps } = FILTERS[value];
    return { value, label, title, count: rows.filter(({ entry }) => keeps(entry)).length };
  });
  return (
    <FilterChips
      label="Filter by state"
      options={options}
      value={filter}
      onChoose={(value) => scopesStore.setState({ filter: value === filter ? null : value })}
    />
  );
});
