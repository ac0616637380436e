// From an operation to the scopes that satisfy it: a search that keeps up with the keys, and one operation in full.
import { memo, useDeferredValue, useMemo } from 'react';
import { createOperationSearch, type OperationHit } from '../../../../shared/okta/catalogue/search-operations.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { scopesAddress } from '../scopes-address.ts';
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
  const { search: text, operation: operationId } = useAddress(scopesAddress);
  const { catalogue, operation: known } = useCatalogue();
  const { operations } = catalogue;
  const find = useMemo(() => createOperationSearch(operations), [operations]);
  const hits = useMemo(() => find(text, text.trim() === '' ? operations.length : BEST), [find, text, operations]);
  const unknown = operationId !== null && !known.has(operationId);
  const chosen = hits.find(({ operation }) => operation.id === operationId) ?? hits[0];
  const shown = unknown ? null : (chosen?.operation ?? null);
  // The detail may load a moment after the list: a key is answered by the list first.
  const detailed = useDeferredValue(shown);
  return (
    <Splitter id="scopes" label="Width of the detail" fixed="end" initial={420} min={330} max={760} restMin={560}>
      <div className={css.list}>
        <div className={css.bar}>
          <FilterInput
            label="Search operations"
            placeholder="Search by path, name, ID, tag or scope"
            value={text}
            onChange={(value) => changeAddress(scopesAddress, { search: value })}
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
            onSelect={(hit, opened) => changeAddress(scopesAddress, { operation: hit.operation.id }, { step: opened })}
            onActivate={(hit) => openInWorkbench({ operationId: hit.operation.id })}
            renderRow={(hit) => <OperationRow hit={hit} />}
          />
        )}
      </div>
      <div className={css.detail}>
        {unknown ? (
          <EmptyState
            title="This operation is not in the catalogue"
            text={`The catalogue in use, ${catalogue.version}, has no ${operationId}.`}
            action={
              <Button onClick={() => changeAddress(scopesAddress, { operation: null }, { step: true })}>
                Show the first operation
              </Button>
            }
          />
        ) : (
          detailed && <OperationDetail key={detailed.id} operation={detailed} />
        )}
      </div>
    </Splitter>
  );
}
