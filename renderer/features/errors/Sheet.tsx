// A sheet that scrolls by itself and reads from top to bottom, and its parts: a case in full, and a response explained.
import type { ReactNode } from 'react';
import css from './Sheet.module.css';

interface SheetProps {
  label: string;
  /** Its content changes while the person types beside it. */
  live?: boolean;
  children: ReactNode;
}

export function Sheet({ label, live = false, children }: SheetProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className={css.sheet} tabIndex={0} aria-label={label} aria-live={live ? 'polite' : undefined}>
      {children}
    </section>
  );
}

export function SheetPart({ label, children }: Pick<SheetProps, 'label' | 'children'>) {
  return (
    <section className={css.part} aria-label={label}>
      {children}
    </section>
  );
}
