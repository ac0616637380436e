// One scope as a box to tick. Read that a chosen manage includes is ticked dimly: it need not be asked for, but may be.
import { classNames } from '../../../ui/class-names.ts';
import { toggleScope } from './change-scopes.ts';
import css from './ScopeGrid.module.css';
import type { ScopeCell } from './scope-groups.ts';

export interface ScopeBoxProps {
  cell: ScopeCell;
  chosen: boolean;
  /** The chosen scope that includes this one. */
  within: string | null;
  tabIndex: 0 | -1;
  place: string;
  onFocus: () => void;
}

function titleOf({ cell, chosen, within }: ScopeBoxProps, anyRegistered: boolean): string {
  const words = [cell.name];
  if (within && !chosen) words.push(`Included in ${within}.`);
  if (cell.mark) words.push(`${cell.mark.word}: ${cell.mark.reason}`);
  else if (anyRegistered && !cell.registered) words.push('Not registered on this credential.');
  return words.join('\n');
}

export function ScopeBox(props: ScopeBoxProps & { anyRegistered: boolean }) {
  const { cell, chosen, within, tabIndex, place, onFocus, anyRegistered } = props;
  const included = !chosen && within !== null;
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = included;
      }}
      checked={chosen}
      aria-label={`${cell.name}${included ? `, included in ${within}` : ''}`}
      title={titleOf(props, anyRegistered)}
      className={classNames(css.box, anyRegistered && !cell.registered && css.foreign)}
      tabIndex={tabIndex}
      data-place={place}
      onFocus={onFocus}
      onChange={() => toggleScope(cell.name)}
    />
  );
}
