// A plain select in the look of the house. The browser's own, because it needs no portal, opens at once, and leaves
// Ctrl Enter to the verb that owns it.
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import css from './NativeSelect.module.css';

export function NativeSelect({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames(css.frame, className)}>
      <select className={css.select} {...rest}>
        {children}
      </select>
      <svg className={css.chevron} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M3 4.75 6 7.75 9 4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
