// Registered scopes as chips with a box to type or paste more: spaces, commas, lines, JSON, a list out of a page.
// What the catalogue does not know is marked and taken all the same.
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { parseScopeList } from '../../../shared/okta/scope-list.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { ScopeChip } from '../../ui/ScopeChip.tsx';
import css from './Credentials.module.css';

export interface ScopesFieldProps {
  scopes: readonly string[];
  /** Typed and not a chip yet. It stays text when the field is left: chips that appear under a click would move its button. */
  text: string;
  onChange: (scopes: readonly string[], text: string) => void;
}

export function ScopesField({ scopes, text, onChange }: ScopesFieldProps) {
  const { scope: known } = useCatalogue();
  const unknown = scopes.filter((name) => !known.has(name)).length;

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
    else if (event.key === 'Backspace' && text === '') onChange(scopes.slice(0, -1), '');
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (text === '' && add(pasted)) event.preventDefault();
  };
  return (
    <Field
      label="Registered scopes"
      aside={
        scopes.length > 0 && (
          <Button size="small" variant="quiet" onClick={() => onChange([], text)}>
            Remove all
          </Button>
        )
      }
      hint={
        unknown > 0
          ? `${scopes.length} scopes, ${unknown} of them not in the catalogue: they are kept as they are.`
          : scopes.length > 0
            ? `${scopes.length} ${scopes.length === 1 ? 'scope' : 'scopes'}.`
            : 'As they are registered on the integration. A whole list can be pasted, as text or JSON.'
      }
    >
      <div className={css.box}>
        {scopes.length > 0 && (
          <div className={css.boxChips}>
            {scopes.map((name) => (
              <ScopeChip
                key={name}
                name={name}
                state={known.has(name) ? undefined : 'unknown'}
                onRemove={() =>
                  onChange(
                    scopes.filter((other) => other !== name),
                    text,
                  )
                }
              />
            ))}
          </div>
        )}
        <textarea
          className={css.paste}
          aria-label="Add scopes"
          placeholder="Type or paste scopes"
          rows={1}
          value={text}
          spellCheck={false}
          onChange={(event) => onChange(scopes, event.currentTarget.value)}
          onKeyDown={press}
          onPaste={paste}
        />
      </div>
    </Field>
  );
}
