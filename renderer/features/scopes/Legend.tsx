// What the signs of the table mean, and how many scopes are shown.
import { IconClockExclamation } from '@tabler/icons-react';
import { formatCount } from '../../ui/format.ts';
import css from './Ledger.module.css';
import { StateMark } from './StateMark.tsx';

export function Legend({ shown, all }: { shown: number; all: number }) {
  return (
    <footer className={css.legend}>
      <span className={css.total} role="status">
        {shown === all ? `${formatCount(all)} scopes` : `${formatCount(shown)} of ${formatCount(all)} scopes`}
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="yes" words="" /> yes
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="no" words="" /> refused
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="nothing" words="" /> no, or not yet
      </span>
      <span className={css.key} aria-hidden="true">
        <StateMark mark="unknown" words="" /> not known
      </span>
      <span className={css.key} aria-hidden="true">
        <IconClockExclamation size={14} stroke={2} className={css.staleMark} /> stale
      </span>
    </footer>
  );
}
