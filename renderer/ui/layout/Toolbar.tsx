// A row of controls above a list, 40 px high.
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import css from './Toolbar.module.css';

export function Toolbar({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <fieldset aria-label={label} className={classNames(css.toolbar, className)}>
      {children}
    </fieldset>
  );
}
