// This sweep and another, cell by cell: what came out differently, before → after. The earlier run stands first.
import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type CellChange, compareSweeps } from '../../../shared/okta/sweep/compare-sweeps.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../shared/okta/sweep/reduce-sweep.ts';
import { host } from '../../platform/client.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatCount, formatExact } from '../../ui/format.ts';
import { useAction } from '../../ui/use-action.ts';
import css from './CompareSweeps.module.css';
import { OutcomeMark } from './OutcomeMark.tsx';
import { sweepStore } from './sweep-store.ts';
import { sweepTitle } from './target-labels.ts';

/** Which targets are set side by side: `own|run|target`. */
const SIGN = '|';

function Changes({ changed }: { changed: readonly CellChange[] }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Operation</th>
          <th scope="col">Before</th>
          <th scope="col">
            <span className="visually-hidden">becomes</span>
          </th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ scope, operationId, method, path, before, after }) => (
          <tr key={`${scope} ${operationId}`}>
            <td className="mono">
              {scope !== null && <b>{scope} </b>}
              {method} {path}
            </td>
            <td>
              <OutcomeMark cell={before} look="chip" />
            </td>
            <td>
              <IconArrowRight size={14} stroke={1.75} aria-hidden />
            </td>
            <td>
              <OutcomeMark cell={after} look="chip" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CompareSweeps({ view }: { view: SweepView }) {
  const sweeps = useStore(sweepStore, (state) => state.sweeps) ?? [];
  const [other, setOther] = useState<SweepView | null>(null);
  const [own, setOwn] = useState('0');
  const [choice, setChoice] = useState<string | null>(null);
  const [runId = '', target = '0'] = choice?.split(SIGN) ?? [];
  const { run, error } = useAction(async (id: string) => {
    setOther(reduceSweep(EMPTY_SWEEP, await host.sweep.events({ runId: id })));
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
              label: `${formatExact(sweep.startedAt)} ${sweepTitle(sweep.name, sweep.targetNames)}: ${name}`,
            },
          ],
    ),
  );
  const mine = { view, target: Number(own) };
  const theirs = other && { view: other, target: Number(target) };
  const result =
    theirs && (theirs.view.startedAt < mine.view.startedAt ? compareSweeps(theirs, mine) : compareSweeps(mine, theirs));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className={css.frame} tabIndex={0} aria-label="Comparison">
      <div className={css.choice}>
        <Select
          label="Credential of this sweep"
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
        />
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void run(runId)} />}
      {result && (
        <>
          <p role="status">
            {formatCount(result.changed.length)} {result.changed.length === 1 ? 'cell differs' : 'cells differ'},{' '}
            {formatCount(result.same)} are the same; {formatCount(result.onlyBefore.length)} only before,{' '}
            {formatCount(result.onlyAfter.length)} only after.
          </p>
          {result.changed.length > 0 && <Changes changed={result.changed} />}
        </>
      )}
    </section>
  );
}
