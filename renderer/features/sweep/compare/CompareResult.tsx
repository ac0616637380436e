// What a comparison found: the cells by how they differ, before → after, and the evidence of the chosen one below.
import { IconArrowRight } from '@tabler/icons-react';
import { memo } from 'react';
import { type ComparePart, type CompareRow, compareRows } from '../../../../shared/runs/sweep/report/compare-rows.ts';
import type { ComparedTarget } from '../../../../shared/runs/sweep/report/compare-sweeps.ts';
import { comparisonCsv } from '../../../../shared/runs/sweep/report/comparison-csv.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { exportComparison } from '../actions.ts';
import { EvidencePair } from '../EvidencePair.tsx';
import { OutcomeMark } from '../matrix/OutcomeMark.tsx';
import { sweepAddress } from '../sweep-address.ts';
import { targetLabels } from '../target-labels.ts';
import css from './CompareSweeps.module.css';

const EMPTY: Record<ComparePart, string> = {
  changed: 'Every cell that both sweeps have is the same',
  onlyBefore: 'No cell is only in the earlier sweep',
  onlyAfter: 'No cell is only in the later sweep',
};

const Row = memo(function Row({ row: { target, scope, method, path, before, after } }: { row: CompareRow }) {
  return (
    <div className={css.row}>
      <span className={css.call} title={[target, scope, method, path].filter(Boolean).join(' ')}>
        {target !== null && <span className={css.muted}>{target} </span>}
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
  compared: readonly ComparedTarget[];
  beforeName: string;
  afterName: string;
}

export function CompareResult({ compared, beforeName, afterName }: CompareResultProps) {
  const { changes: part, row: chosen } = useAddress(sweepAddress);
  const short = targetLabels(compared.map(({ name }) => name ?? ''));
  const rows = compareRows(
    compared.map(({ name, result }, at) => ({ name: name === null ? null : (short[at] ?? name), result })),
    part,
  );
  const count = (of: ComparePart) => compared.reduce((sum, { result }) => sum + result[of].length, 0);
  const same = compared.reduce((sum, { result }) => sum + result.same, 0);
  const exporting = useAction(() => exportComparison(comparisonCsv(compared)));
  const row = rows.find(({ key }) => key === chosen);
  const counts = [
    { value: 'changed', label: `Changed ${formatCount(count('changed'))}` },
    { value: 'onlyBefore', label: `Only before ${formatCount(count('onlyBefore'))}` },
    { value: 'onlyAfter', label: `Only after ${formatCount(count('onlyAfter'))}` },
  ] as const;
  const list = (
    <div className={css.list}>
      <div className={css.tools}>
        <SegmentedControl
          label="Cells"
          size="small"
          value={part}
          options={counts}
          onChange={(changes) => changeAddress(sweepAddress, { changes, row: null })}
        />
        <span role="status" className={css.muted}>
          {formatCounted(count('changed'), 'cell differs', 'cells differ')}, {formatCount(same)} are the same
        </span>
        <Button size="small" className={css.end} busy={exporting.busy} onClick={() => void exporting.run()}>
          Export CSV
        </Button>
      </div>
      {exporting.error && <ErrorNotice bar error={exporting.error} onDismiss={exporting.clear} />}
      {rows.length === 0 ? (
        <EmptyState title={EMPTY[part]} />
      ) : (
        <VirtualList
          label="Cells that differ"
          items={rows}
          rowHeight={32}
          keyOf={({ key }) => key}
          selectedKey={chosen}
          onSelect={({ key }, opened) => changeAddress(sweepAddress, { row: key }, { step: opened })}
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
      <EvidencePair
        row={row}
        beforeName={beforeName}
        afterName={afterName}
        onClose={() => changeAddress(sweepAddress, { row: null }, { step: true })}
      />
    </Splitter>
  );
}
