// One state of a scope in the table: a sign with a word for screen readers, and when it was seen as the title.
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import css from './Ledger.module.css';

export type Mark = 'yes' | 'no' | 'nothing' | 'unknown';

const ICONS = { yes: IconCheck, no: IconX, nothing: IconMinus, unknown: IconQuestionMark };

export interface StateWords {
  mark: Mark;
  words: string;
  title?: string;
}

export const StateMark = memo(function StateMark({ mark, words, title }: StateWords) {
  const Icon = ICONS[mark];
  return (
    // A hundred of these are drawn for a key in the filter: a label costs no layout, a hidden text would.
    <span
      role="img"
      aria-label={words}
      aria-hidden={words === '' || undefined}
      className={classNames(css.mark, css[mark])}
      title={title ?? words}
    >
      <Icon size={14} stroke={mark === 'nothing' ? 1.5 : 2.25} aria-hidden />
    </span>
  );
});
