// This sweep and another, cell by cell: two times, two tenants, two credentials. The earlier run is first.

import { Select } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { runsOf } from '../../../../shared/contract/run/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import { compareSweeps, type SweepSide } from '../../../../shared/runs/sweep/report/compare-sweeps.ts';
import { host } from '../../../platform/client.ts';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatExact } from '../../../ui/values/format.ts';
import { sweepStore } from '../sweep-store.ts';
import { CompareResult } from './CompareResult.tsx';
import css from './CompareSweeps.module.css';

/** Which targets are set side by side: `own|run|target`. */
const SIGN = '|';

const nameOf = ({ view, target }: SweepSide): string =>
  `${view.targetNames[target] ?? ''}, sweep of ${formatExact(view.startedAt)}`;

export function CompareSweeps({ view }: { view: SweepView }) {
  const sweeps = useStore(sweepStore, (state) => state.sweeps) ?? [];
  const [other, setOther] = useState<SweepView | null>(null);
  const [own, setOwn] = useState('0');
  const [choice, setChoice] = useState<string | null>(null);
  const [runId = '', target = '0'] = choice?.split(SIGN) ?? [];
  const { run, error } = useAction(async (id: string) => {
    setOther(reduceSweep(EMPTY_SWEEP, await runsOf(host.run, 'sweep').events({ runId: id })));
  });
  useEffect(() => {
    setOther(null);
    if (runId !== '') void run(runId);
  }, [runId, run]);
  const options = sweeps.flatMap((sweep) =>
    sweep.targetNames.flatMap((name, at) =>
      sweep.runId === view.runId && String(at) === own
        ? []
        : [
            {
              value: `${sweep.runId}${SIGN}${at}`,
              label: [name, formatExact(sweep.startedAt), sweep.name].filter((part) => part !== '').join(' · '),
            },
          ],
    ),
  );
  const sides = useMemo(() => {
    if (!other) return null;
    const mine = { view, target: Number(own) };
    const theirs = { view: other, target: Number(target) };
    const [before, after] = other.startedAt < view.startedAt ? [theirs, mine] : [mine, theirs];
    return { before, after, result: compareSweeps(before, after) };
  }, [view, own, other, target]);
  return (
    <section className={css.frame} aria-label="Comparison">
      <div className={css.choice}>
        <Select
          label="Credential of this sweep"
          className={css.mine}
          data={view.targetNames.map((name, at) => ({ value: String(at), label: name }))}
          value={own}
          allowDeselect={false}
          onChange={(value) => setOwn(value ?? '0')}
        />
        <Select
          label="Compare with"
          placeholder="Choose a sweep and credential"
          className={css.other}
          data={options}
          value={choice}
          onChange={setChoice}
          nothingFoundMessage="There is no other sweep yet"
        />
      </div>
      {error && <ErrorNotice bar error={error} onRetry={() => void run(runId)} />}
      {sides ? (
        <div className={css.result}>
          <CompareResult
            key={choice}
            result={sides.result}
            beforeName={nameOf(sides.before)}
            afterName={nameOf(sides.after)}
          />
        </div>
      ) : (
        choice === null && (
          <EmptyState
            title="Choose what to compare with"
            text={
              options.length === 0
                ? 'Another sweep, or another credential of this one: make one first.'
                : 'Another sweep, or another credential of this one. Cells that differ are listed with the evidence of both.'
            }
          />
        )
      )}
    </section>
  );
}
