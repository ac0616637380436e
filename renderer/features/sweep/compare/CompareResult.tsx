// What a comparison found: the cells by how they differ, before → after, and the evidence of the chosen one below.
import { IconArrowRight } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { SweepComparison } from '../../../../shared/runs/sweep/report/compare-sweeps.ts';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { EvidencePair } from '../EvidencePair.tsx';
import { OutcomeMark } from '../matrix/OutcomeMark.tsx';
import css from './CompareSweeps.module.css';
import { type ComparePart, type CompareRow, compareRows } from './compare-rows.ts';

const EMPTY: Record<ComparePart, string> = {
  changed: 'Every cell that both have is the same',
  onlyBefore: 'No cell is only in the earlier one',
  onlyAfter: 'No cell is only in the later one',
};

const Row = memo(function Row({ row: { scope, method, path, before, after } }: { row: CompareRow }) {
  return (
    <div className={css.row}>
      <span className={css.call} title={`${scope ?? ''} ${method} ${path}`}>
        {scope !== null && <b>{scope} </b>}
        {method} {path}
      </span>
      <span className={css.outcome}>
        {before ? <OutcomeMark cell={before} look="chip" /> : <span className={css.none}>—</span>}
      </span>
      <IconArrowRight size={14} stroke={1.75} aria-label="becomes" className={css.arrow} />
      <span className={css.outcome}>
        {after ? <OutcomeMark cell={after} look="chip" /> : <span className={css.none}>—</span>}
      </span>
    </div>
  );
});

export interface CompareResultProps {
  result: SweepComparison;
  beforeName: string;
  afterName: string;
}

export function CompareResult({ result, beforeName, afterName }: CompareResultProps) {
  const [part, setPart] = useState<ComparePart>('changed');
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = compareRows(result, part);
  const row = rows.find(({ key }) => key === chosen);
  const counts = [
    { value: 'changed', label: `Changed ${formatCount(result.changed.length)}` },
    { value: 'onlyBefore', label: `Only before ${formatCount(result.onlyBefore.length)}` },
    { value: 'onlyAfter', label: `Only after ${formatCount(result.onlyAfter.length)}` },
  ] as const;
  const list = (
    <div className={css.list}>
      <div className={css.tools}>
        <SegmentedControl label="Cells" size="small" value={part} options={counts} onChange={setPart} />
        <span role="status" className={css.muted}>
          {formatCounted(result.changed.length, 'cell differs', 'cells differ')}, {formatCount(result.same)} are the
          same
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={EMPTY[part]} />
      ) : (
        <VirtualList
          label="Cells that differ"
          items={rows}
          rowHeight={32}
          keyOf={({ key }) => key}
          selectedKey={chosen}
          onSelect={({ key }) => setChosen(key)}
          renderRow={(one) => <Row row={one} />}
        />
      )}
    </div>
  );
  if (!row) return list;
  return (
    <Splitter
      id="compare"
      label="Height of the list of cells"
      direction="rows"
      initial={200}
      min={96}
      max={560}
      restMin={240}
    >
      {list}
      <EvidencePair row={row} beforeName={beforeName} afterName={afterName} onClose={() => setChosen(null)} />
    </Splitter>
  );
}
