// Scopes as chips with a box to type or paste more: spaces, commas, lines, JSON, a list out of a page.
// What the catalogue does not know is marked and taken all the same.
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../chips/ScopeChip.tsx';
import { classNames } from '../class-names.ts';
import css from './ScopesInput.module.css';

export interface ScopesInputProps {
  /** Of the box to type in. */
  label: string;
  placeholder: string;
  scopes: readonly string[];
  /** Typed and not a chip yet. */
  text: string;
  onChange: (scopes: readonly string[], text: string) => void;
  /** Chips and box share their lines, for a place with little room; what is typed becomes chips when the box is left. */
  dense?: boolean;
}

export function ScopesInput({ label, placeholder, scopes, text, onChange, dense = false }: ScopesInputProps) {
  const { scope: known } = useCatalogue();
  const input = useRef<HTMLTextAreaElement>(null);
  // A chip more may push the box that it was typed into out of view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chips are what moves it.
  useEffect(() => {
    if (document.activeElement === input.current) input.current?.scrollIntoView({ block: 'nearest' });
  }, [scopes]);
  const add = (more: string): boolean => {
    const names = parseScopeList(more);
    if (names.length === 0) return false;
    onChange([...new Set([...scopes, ...names])], '');
    return true;
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',' || event.key === ' ') && text.trim() !== '' && !event.shiftKey) {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Enter' && !event.shiftKey) event.preventDefault();
    else if (event.key === 'Backspace' && text === '' && scopes.length > 0) onChange(scopes.slice(0, -1), '');
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (text === '' && add(pasted)) event.preventDefault();
  };
  const without = (name: string) => scopes.filter((other) => other !== name);
  return (
    <div className={classNames(css.box, dense && css.dense)}>
      {scopes.length > 0 && (
        <div className={css.chips}>
          {scopes.map((name) => (
            <ScopeChip
              key={name}
              name={name}
              state={known.has(name) ? undefined : 'unknown'}
              onRemove={() => onChange(without(name), text)}
            />
          ))}
        </div>
      )}
      <textarea
        ref={input}
        className={css.input}
        aria-label={label}
        placeholder={placeholder}
        rows={1}
        value={text}
        spellCheck={false}
        onChange={(event) => onChange(scopes, event.currentTarget.value)}
        onKeyDown={press}
        onPaste={paste}
        onBlur={() => dense && add(text)}
      />
    </div>
  );
}
