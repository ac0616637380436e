// The search field of a viewer, with its count and its steps.
import { IconChevronDown, IconChevronUp, IconLetterCase, IconSearch, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { formatCount } from '../../ui/values/format.ts';
import type { FindControl } from '../use-find.ts';
import { ToolButton } from './ToolButton.tsx';
import styles from './Toolbar.module.css';

export interface FindFieldProps {
  find: FindControl;
  input: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
  /** What is searched, where there are several. */
  label?: string;
}

const counted = (find: FindControl): string => {
  if (find.query === '') return '';
  if (find.count === 0) return find.done ? 'No match' : 'Searching…';
  const all = `${formatCount(find.count)}${find.full || !find.done ? '+' : ''}`;
  return find.index >= 0 ? `${formatCount(find.index + 1)} of ${all}` : all;
};

export const FindField = ({ find, input, onLeave, label }: FindFieldProps) => (
  // biome-ignore lint/a11y/useSemanticElements: <search> has no support in older assistive technology
  <div
    className={styles.find}
    role="search"
    aria-label={label === undefined ? 'Search in the body' : `Search: ${label}`}
  >
    <IconSearch size={16} stroke={1.75} aria-hidden="true" className={styles.findIcon} />
    <input
      ref={input}
      className={styles.findInput}
      type="text"
      value={find.query}
      placeholder="Find"
      aria-label="Find in the body"
      aria-keyshortcuts="Control+F Meta+F"
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => find.setQuery(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'F3') {
          event.preventDefault();
          find.step(event.shiftKey ? -1 : 1);
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          if (find.query !== '') find.setQuery('');
          else onLeave();
        } else if (event.key === 'ArrowDown' && find.query !== '') onLeave();
      }}
    />
    <span
      className={styles.count}
      role="status"
      data-none={find.query !== '' && find.done && find.count === 0 ? '' : undefined}
    >
      {counted(find)}
    </span>
    {find.query !== '' && (
      <ToolButton label="Clear the search" onClick={() => find.setQuery('')} small>
        <IconX size={14} stroke={1.75} />
      </ToolButton>
    )}
    <ToolButton label="Match case" pressed={find.matchCase} onClick={() => find.setMatchCase(!find.matchCase)} small>
      <IconLetterCase size={16} stroke={1.75} />
    </ToolButton>
    <ToolButton label="Previous match (Shift F3)" disabled={find.count === 0} onClick={() => find.step(-1)} small>
      <IconChevronUp size={16} stroke={1.75} />
    </ToolButton>
    <ToolButton label="Next match (F3)" disabled={find.count === 0} onClick={() => find.step(1)} small>
      <IconChevronDown size={16} stroke={1.75} />
    </ToolButton>
  </div>
);
