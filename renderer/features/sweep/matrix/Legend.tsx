// How many cells have which outcome, which is also the filter: a chosen outcome leaves only the rows that have it.

import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import { reportSums } from '../../../../shared/runs/sweep/report/report-facts.ts';
import type { SweepCell } from '../../../../shared/runs/sweep/sweep-types.ts';
import { classNames } from '../../../ui/class-names.ts';
import { formatCount } from '../../../ui/values/format.ts';
import css from '../SweepRun.module.css';
import { wordOf } from './matrix.ts';
import { OutcomeMark } from './OutcomeMark.tsx';

export interface LegendProps {
  view: SweepView;
  word: string | null;
  onChoose: (word: string | null) => void;
}

export function Legend({ view, word, onChoose }: LegendProps) {
  const samples = new Map<string, SweepCell>();
  for (const cell of view.cells.values()) {
    const own = wordOf(cell);
    if (!samples.has(own)) samples.set(own, cell);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame of its own and no better meaning here.
    <div className={css.legend} role="group" aria-label="Show rows with">
      {reportSums(view).map(({ fact: { label }, count }) => {
        const sample = samples.get(label);
        return (
          sample && (
            <button
              key={label}
              type="button"
              className={classNames(css.entry, word === label && css.entryChosen)}
              aria-pressed={word === label}
              onClick={() => onChoose(word === label ? null : label)}
            >
              <OutcomeMark cell={sample} look="plain" />
              <span className={css.entryCount}>{formatCount(count)}</span>
            </button>
          )
        );
      })}
    </div>
  );
}
