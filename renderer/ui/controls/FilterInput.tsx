// A search field over a list: `/` jumps to it (the page's verb does), Escape empties it.
import { IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { classNames } from '../class-names.ts';
import css from './FilterInput.module.css';
import { IconButton } from './IconButton.tsx';

export interface FilterInputProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** For arrow keys that move in the list below while the field keeps the focus. */
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  className?: string;
}

export function FilterInput({ label, placeholder, value, onChange, onKeyDown, inputRef, className }: FilterInputProps) {
  return (
    <div className={classNames(css.field, className)}>
      <IconSearch size={14} stroke={1.75} aria-hidden className={css.icon} />
      <input
        ref={inputRef}
        type="search"
        className={css.input}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          } else onKeyDown?.(event);
        }}
      />
      {value !== '' && <IconButton icon={IconX} label="Clear" size="small" onClick={() => onChange('')} />}
    </div>
  );
}
