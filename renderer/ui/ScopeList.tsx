// Scopes of a token or a request as chips. A token may hold a hundred, which is too many to read at once.
import { useState } from 'react';
import { Button } from './Button.tsx';
import { ScopeChip } from './ScopeChip.tsx';
import css from './ScopeList.module.css';

const SHOWN = 6;

export function ScopeList({ names }: { names: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (names.length === 0) return 'none';
  return (
    <span className={css.chips}>
      {(all ? names : names.slice(0, SHOWN)).map((name) => (
        <ScopeChip key={name} name={name} />
      ))}
      {names.length > SHOWN && !all && (
        <Button size="small" variant="quiet" onClick={() => setAll(true)}>
          {`${names.length - SHOWN} more`}
        </Button>
      )}
    </span>
  );
}
