// Above the gallery: search, and which cases are shown, each with how many there are.
import { useStore } from 'zustand';
import { FilterInput } from '../../../ui/FilterInput.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import css from './Cases.module.css';
import { CASE_FILTERS, type CaseFilter, type CaseRow, filterRows } from './case-rows.ts';
import { casesStore } from './cases-store.ts';

const LABELS: Record<CaseFilter, string> = { all: 'All', safe: 'Safe', differs: 'Differs', 'not-run': 'Not run' };

export function CaseBar({ rows }: { rows: readonly CaseRow[] }) {
  const { text, filter } = useStore(casesStore);
  return (
    <div className={css.bar}>
      <FilterInput
        label="Search cases"
        placeholder="Search: secret, 403, E0000006"
        value={text}
        onChange={(value) => casesStore.setState({ text: value })}
        className={css.search}
      />
      <SegmentedControl
        label="Show"
        size="small"
        value={filter}
        options={CASE_FILTERS.map((id) => ({ value: id, label: `${LABELS[id]} ${filterRows(rows, '', id).length}` }))}
        onChange={(value) => casesStore.setState({ filter: value })}
      />
    </div>
  );
}
