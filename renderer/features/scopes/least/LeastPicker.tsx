// The operations that the smallest set is for, chosen one by one. The set beside follows each choice.
import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { createOperationSearch, type OperationHit } from '../../../../shared/okta/catalogue/search-operations.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { scopesAddress } from '../scopes-address.ts';
import css from './LeastPicker.module.css';

const BEST = 100;

const PickRow = memo(function PickRow({ hit, chosen }: { hit: OperationHit; chosen: boolean }) {
  const { operation, title, ranges } = hit;
  const Box = chosen ? IconSquareCheckFilled : IconSquare;
  return (
    <div className={css.row} title={`${operation.path}\n${operation.scopes.join(' ') || 'no scope'}`}>
      <Box size={16} stroke={1.5} aria-hidden className={classNames(css.box, chosen && css.chosen)} />
      <MethodTag method={operation.method} />
      <OperationLine path={operation.path} title={title} marks={ranges} />
    </div>
  );
});

export interface LeastPickerProps {
  chosen: ReadonlySet<string>;
  onChoose: (operationIds: readonly string[]) => void;
}

export function LeastPicker({ chosen, onChoose }: LeastPickerProps) {
  const { choose: text, chosenOnly } = useAddress(scopesAddress);
  const show = chosenOnly ? 'chosen' : 'all';
  const [at, setAt] = useState<string | null>(null);
  const { operations } = useCatalogue().catalogue;
  const search = useMemo(() => createOperationSearch(operations), [operations]);
  const found = useMemo(
    () => search(text, text.trim() === '' || show === 'chosen' ? operations.length : BEST),
    [search, text, show, operations],
  );
  const hits = show === 'all' ? found : found.filter(({ operation }) => chosen.has(operation.id));
  const toggle = ({ operation: { id } }: OperationHit) =>
    onChoose(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]);
  return (
    <section className={css.picker} aria-label="Choice of operations">
      <div className={css.bar}>
        <FilterInput
          label="Search operations"
          placeholder="Search by path, name, ID, tag or scope"
          value={text}
          onChange={(value) => changeAddress(scopesAddress, { choose: value })}
        />
        <div className={css.tools}>
          <SegmentedControl
            label="Show"
            size="small"
            value={show}
            options={[
              { value: 'all', label: 'All' },
              { value: 'chosen', label: `Chosen ${formatCount(chosen.size)}` },
            ]}
            onChange={(value) => changeAddress(scopesAddress, { chosenOnly: value === 'chosen' })}
          />
          {chosen.size > 0 && (
            <Button size="small" variant="quiet" onClick={() => onChoose([])}>
              Clear the choice
            </Button>
          )}
        </div>
      </div>
      {hits.length === 0 ? (
        <EmptyState
          title={show === 'chosen' && chosen.size === 0 ? 'Nothing is chosen yet' : 'No operation matches'}
          text={show === 'chosen' ? undefined : 'Try fewer words, or paste a URL: its path is used.'}
        />
      ) : (
        <VirtualList
          label="Operations to choose"
          items={hits}
          rowHeight={44}
          keyOf={({ operation }) => operation.id}
          selectedKey={at}
          onSelect={({ operation }) => setAt(operation.id)}
          checkedKeys={chosen}
          onCheck={toggle}
          renderRow={(hit) => <PickRow hit={hit} chosen={chosen.has(hit.operation.id)} />}
        />
      )}
    </section>
  );
}
