// The search field over a list that it moves in: it has the focus from the start and keeps it, takes the keys that were pressed before
// it was there, and points at the row that Enter chooses.
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { classNames } from '../class-names.ts';
import { takeEarlyKeys } from './early-keys.ts';
import css from './FindField.module.css';

export interface FindFieldProps {
  label: string;
  placeholder: string;
  text: string;
  /** Typed by the person, or before the field was there. */
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Ids of the list, and of the row that Enter chooses. */
  listId: string;
  activeId: string | undefined;
  /** Of a list that is a dialog of its own. */
  large?: boolean;
  /** In a dialog Escape closes the list alone. */
  keepsEscape?: boolean;
}

export function FindField(props: FindFieldProps) {
  const { label, placeholder, text, onType, onKeyDown, listId, activeId, large = false, keepsEscape = false } = props;
  return (
    <div className={classNames(css.field, large && css.large)}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        className={css.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        data-mantine-stop-propagation={keepsEscape ? 'true' : undefined}
        onFocus={() => {
          const early = takeEarlyKeys();
          if (early !== '') onType(text + early);
        }}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
