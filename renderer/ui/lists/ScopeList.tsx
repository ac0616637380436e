// Scopes of a token or a request as chips. A token may hold a hundred, which is too many to read at once.
import { useState } from 'react';
import { ScopeChip } from '../chips/ScopeChip.tsx';
import { Button } from '../controls/Button.tsx';
import css from './ScopeList.module.css';

export interface ScopeListProps {
  names: readonly string[];
  /** So many before the rest is asked for. */
  shown?: number;
}

export function ScopeList({ names, shown = 6 }: ScopeListProps) {
  const [all, setAll] = useState(false);
  if (names.length === 0) return 'none';
  return (
    <span className={css.chips}>
      {(all ? names : names.slice(0, shown)).map((name) => (
        <ScopeChip key={name} name={name} />
      ))}
      {names.length > shown && !all && (
        <Button size="small" variant="quiet" onClick={() => setAll(true)}>
          {`${names.length - shown} more`}
        </Button>
      )}
    </span>
  );
}
