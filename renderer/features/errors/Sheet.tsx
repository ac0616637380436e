// A sheet that scrolls by itself and reads from top to bottom, and its parts: a case in full, and a response explained.
import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import css from './Sheet.module.css';

interface SheetProps {
  label: string;
  /** Its content changes while the person types beside it. */
  live?: boolean;
  children: ReactNode;
}

export function Sheet({ label, live = false, children }: SheetProps) {
  return (
    <ScrollRegion className={css.sheet} aria-label={label} aria-live={live ? 'polite' : undefined}>
      {children}
    </ScrollRegion>
  );
}

export function SheetPart({ label, children }: Pick<SheetProps, 'label' | 'children'>) {
  return (
    <section className={css.part} aria-label={label}>
      {children}
    </section>
  );
}
