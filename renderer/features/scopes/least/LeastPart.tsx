// A part of the result of least privilege: its title with a count, a line that says what it is, and what it holds.
import type { ReactNode } from 'react';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { showScope } from '../scopes-address.ts';
import css from './Least.module.css';

export interface LeastPartProps {
  title: string;
  text?: string;
  /** With none there is nothing to show. */
  count: number;
  children: ReactNode;
}

export function LeastPart({ title, text, count, children }: LeastPartProps) {
  if (count === 0) return null;
  return (
    <section className={css.part} aria-label={title}>
      <h2 className={css.title}>
        {title} <span className={css.muted}>{formatCount(count)}</span>
      </h2>
      {text && <p className={css.muted}>{text}</p>}
      {children}
    </section>
  );
}

export function ScopeChips({ names }: { names: readonly string[] }) {
  return (
    <div className={css.chips}>
      {names.map((name) => (
        <ScopeChip key={name} name={name} onClick={() => showScope(name)} />
      ))}
    </div>
  );
}
