// What the sweep says about each scope: of the calls that demand it, how many passed and how many did not.
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { effectiveWord, sumScopes } from '../../../shared/runs/sweep/report/sum-scopes.ts';
import { ScopeChip } from '../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import css from './ScopeSums.module.css';
import { targetLabels } from './target-labels.ts';

/** What did not happen is less prominent. */
function Count({ value }: { value: number }) {
  return <td className={classNames(css.number, value === 0 && css.zero)}>{value}</td>;
}

export function ScopeSums({ view }: { view: SweepView }) {
  const sums = useMemo(() => sumScopes(view), [view]);
  const labels = targetLabels(view.targetNames);
  const several = view.targetNames.length > 1;
  return (
    <ScrollRegion className={css.frame} aria-label="Sums by scope">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Scope</th>
            {several && <th scope="col">Credential</th>}
            <th scope="col">Shown by a call</th>
            {['Allowed', 'Empty list', 'Refused', 'Other', 'Skipped'].map((label) => (
              <th key={label} scope="col" className={css.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => {
            const { target, scope, effective, allowed, empty, refused, other, skipped } = sum;
            return (
              <tr key={`${target} ${scope}`}>
                <td>
                  <ScopeChip name={scope} />
                </td>
                {several && <td>{labels[target]}</td>}
                <td>
                  <span className={effective ? css.effective : css.noEvidence}>
                    {effective ? <IconCheck size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
                    {effectiveWord(sum)}
                  </span>
                </td>
                <Count value={allowed} />
                <Count value={empty} />
                <Count value={refused} />
                <Count value={other} />
                <Count value={skipped} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
