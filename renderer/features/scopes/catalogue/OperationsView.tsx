// From an operation to the scopes that satisfy it: a search that keeps up with the keys, and one operation in full.
import { memo, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { createOperationSearch, type OperationHit } from '../../../../shared/okta/catalogue/search-operations.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { scopesStore } from '../scopes-store.ts';
import { OperationDetail } from './OperationDetail.tsx';
import css from './Operations.module.css';

const OperationRow = memo(function OperationRow({ hit: { operation, title, ranges } }: { hit: OperationHit }) {
  return (
    <div className={css.row}>
      <MethodTag method={operation.method} />
      <OperationLine path={operation.path} title={title} marks={ranges} />
      <span className={css.scopes}>
        {operation.scopes.map((name) => (
          <ScopeChip key={name} name={name} />
        ))}
      </span>
    </div>
  );
});

/** More than this nobody reads, and marking what was found in each costs time at every key. */
const BEST = 100;

export function OperationsView() {
  const { operationText: text, operationId } = useStore(scopesStore);
  const { operations } = useCatalogue().catalogue;
  const search = useMemo(() => createOperationSearch(operations), [operations]);
  const hits = useMemo(() => search(text, text.trim() === '' ? operations.length : BEST), [search, text, operations]);
  const shown = hits.find(({ operation }) => operation.id === operationId)?.operation ?? hits[0]?.operation ?? null;
  // The detail may load a moment after the list: a key is answered by the list first.
  const detailed = useDeferredValue(shown);
  return (
    <Splitter id="scopes" label="Width of the detail" fixed="end" initial={420} min={330} max={760} restMin={640}>
      <div className={css.list}>
        <div className={css.bar}>
          <FilterInput
            label="Search operations"
            placeholder="Search by path, name, ID, tag or scope"
            value={text}
            onChange={(value) => scopesStore.setState({ operationText: value })}
          />
          <span className={css.total} role="status">
            {text.trim() !== '' && hits.length === BEST && 'best '}
            {formatCount(hits.length)} of {formatCount(operations.length)} operations
          </span>
        </div>
        {hits.length === 0 ? (
          <EmptyState title="No operation matches" text="Try fewer words, or paste a URL: its path is used." />
        ) : (
          <VirtualList
            label="Operations"
            items={hits}
            rowHeight={44}
            keyOf={(hit) => hit.operation.id}
            selectedKey={shown?.id ?? null}
            onSelect={(hit) => scopesStore.setState({ operationId: hit.operation.id })}
            onActivate={(hit) => openInWorkbench({ operationId: hit.operation.id })}
            renderRow={(hit) => <OperationRow hit={hit} />}
          />
        )}
      </div>
      <div className={css.detail}>{detailed && <OperationDetail key={detailed.id} operation={detailed} />}</div>
    </Splitter>
  );
}
