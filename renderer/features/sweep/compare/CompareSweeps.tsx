// This sweep and another, cell by cell: all credentials of both, each with itself; all of this one beside one that is the measure; or one
// with one: two times, two tenants, two credentials. The earlier run is first.

import { Select } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import type { SweepSummary } from '../../../../shared/runs/run-kinds.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import {
  compareRuns,
  compareSweeps,
  compareWithOne,
  type SweepSide,
} from '../../../../shared/runs/sweep/report/compare-sweeps.ts';
import { host } from '../../../platform/client.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatExact } from '../../../ui/values/format.ts';
import { sweepAddress } from '../sweep-address.ts';
import { sweepStore } from '../sweep-store.ts';
import { sweepTitle, targetWords } from '../target-labels.ts';
import { CompareResult, type CompareResultProps } from './CompareResult.tsx';
import css from './CompareSweeps.module.css';

/** What is set beside this sweep: `run|target`, or `run|*` for all credentials of it. */
const SIGN = '|';
const ALL = '*';

const runName = ({ input, targetNames, startedAt }: SweepView): string =>
  `${sweepTitle(input?.name, targetNames)}, sweep of ${formatExact(startedAt)}`;
const nameOf = ({ view, target }: SweepSide): string =>
  `${view.targetNames[target] ?? ''}, sweep of ${formatExact(view.startedAt)}`;

/** What can be set beside the credential, or all of them, of the run `runId`. */
function optionsOf(sweeps: readonly SweepSummary[], runId: string, own: string): { value: string; label: string }[] {
  return sweeps.flatMap((sweep) => {
    const label = (name: string) =>
      [name, formatExact(sweep.startedAt), sweep.name].filter((part) => part !== '').join(' · ');
    if (own === ALL && sweep.runId !== runId)
      return [{ value: `${sweep.runId}${SIGN}${ALL}`, label: label(targetWords(sweep.targetNames)) }];
    return sweep.targetNames.flatMap((name, at) =>
      sweep.runId === runId && String(at) === own ? [] : [{ value: `${sweep.runId}${SIGN}${at}`, label: label(name) }],
    );
  });
}

/** The earlier run is before, but for a measure. */
function sidesOf(view: SweepView, own: string, other: SweepView, target: string): CompareResultProps {
  const isEarlier = other.startedAt < view.startedAt;
  if (own === ALL && target !== ALL) {
    const measure = { view: other, target: Number(target) };
    return { compared: compareWithOne(measure, view), beforeName: nameOf(measure), afterName: runName(view) };
  }
  if (own === ALL) {
    const [before, after] = isEarlier ? [other, view] : [view, other];
    return { compared: compareRuns(before, after), beforeName: runName(before), afterName: runName(after) };
  }
  const mine = { view, target: Number(own) };
  const theirs = { view: other, target: Number(target) };
  const [before, after] = isEarlier ? [theirs, mine] : [mine, theirs];
  const compared = [{ name: null, result: compareSweeps(before, after) }];
  return { compared, beforeName: nameOf(before), afterName: nameOf(after) };
}

/** What can be compared of it. */
const ownOf = ({ targetNames }: SweepView): string[] => [ALL, ...targetNames.map((_name, at) => String(at))];

export function CompareSweeps({ view }: { view: SweepView }) {
  const sweeps = useStore(sweepStore, (state) => state.sweeps) ?? [];
  const [other, setOther] = useState<SweepView | null>(null);
  const address = useAddress(sweepAddress);
  const own = address.own !== null && ownOf(view).includes(address.own) ? address.own : '0';
  const choice = address.with;
  const change = (part: { own?: string; with: string | null }, step: boolean) =>
    changeAddress(sweepAddress, { ...part, row: null }, { rest: view.runId, step });
  const [runId = '', target = '0'] = choice?.split(SIGN) ?? [];
  const { run, error } = useAction(async (id: string) => {
    setOther(reduceSweep(EMPTY_SWEEP, await runsOf(host.run, 'sweep').events({ runId: id })));
  });
  useEffect(() => {
    setOther(null);
    if (runId !== '') void run(runId);
  }, [runId, run]);
  const options = optionsOf(sweeps, view.runId, own);
  const sides = useMemo(() => other && sidesOf(view, own, other, target), [view, own, other, target]);
  return (
    <section className={css.frame} aria-label="Comparison">
      <div className={css.choice}>
        <Select
          label="Credential of this sweep"
          className={css.mine}
          data={[
            { value: ALL, label: 'All credentials' },
            ...view.targetNames.map((name, at) => ({ value: String(at), label: name })),
          ]}
          value={own}
          allowDeselect={false}
          onChange={(value) => change({ own: value ?? '0', with: null }, false)}
        />
        <Select
          label="Compare with"
          placeholder={own === ALL ? 'Choose a sweep, or a credential of this one' : 'Choose a sweep and credential'}
          className={css.other}
          data={options}
          value={choice}
          onChange={(value) => change({ with: value }, true)}
          nothingFoundMessage="No other sweep yet"
        />
      </div>
      {error && <ErrorNotice bar error={error} onRetry={() => void run(runId)} />}
      {sides ? (
        <div className={css.result}>
          <CompareResult
            key={choice}
            compared={sides.compared}
            beforeName={sides.beforeName}
            afterName={sides.afterName}
          />
        </div>
      ) : (
        choice === null && (
          <EmptyState
            title="Choose what to compare with"
            text={
              options.length === 0
                ? 'There is no other sweep, and no other credential in this one. Start another sweep, or run this one again.'
                : 'Another sweep, or another credential of this one. Cells that differ are listed with the evidence of both.'
            }
          />
        )
      )}
    </section>
  );
}
