// Every code that Okta is known to answer with, of the management API and of OAuth, to be searched.
import { useDeferredValue, useMemo } from 'react';
import { knownCodes } from '../../../../shared/okta/errors/known-code.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { errorsAddress } from '../errors-route.ts';
import css from './Codes.module.css';
import { CodesTable } from './CodesTable.tsx';
import { searchTable } from './codes.ts';

export function CodesPanel() {
  const { code, table } = useAddress(errorsAddress);
  const text = useDeferredValue(code);
  const rows = useMemo(() => searchTable(text, table), [text, table]);
  return (
    <section className={css.panel} aria-label="Known codes">
      <div className={css.bar}>
        <h2 className={css.heading}>Known codes</h2>
        <FilterInput
          label="Search codes"
          placeholder="Search: E0000006, scope, 429"
          value={code}
          onChange={(value) => changeAddress(errorsAddress, { code: value })}
          className={css.search}
        />
        <SegmentedControl
          label="Table"
          size="small"
          value={table}
          options={[
            { value: 'all', label: 'All' },
            { value: 'management', label: 'Management API' },
            { value: 'oauth', label: 'OAuth' },
          ]}
          onChange={(value) => changeAddress(errorsAddress, { table: value })}
        />
        <span className={css.total} role="status">
          {formatCount(rows.length)} of {formatCount(knownCodes().length)}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No code matches" text="Try fewer words." />
      ) : (
        <CodesTable key={`${table} ${text}`} rows={rows} />
      )}
    </section>
  );
}
