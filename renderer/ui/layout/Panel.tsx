// A part of a page: a head of 40 px with title and actions, and a body that scrolls by itself. Hairlines between panels
// come from the layout around them, so that two never meet in a double line.
import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names.ts';
import css from './Panel.module.css';

export interface PanelProps {
  title: ReactNode;
  /** Right end of the head. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** `none`: the body fills and its content scrolls by itself (a virtual list). */
  scroll?: 'body' | 'none';
  padded?: boolean;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, actions, footer, scroll = 'body', padded = false, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classNames(css.panel, className)} aria-labelledby={id}>
      <header className={css.head}>
        <h2 className={css.title} id={id}>
          {title}
        </h2>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={classNames(css.body, scroll === 'none' && css.fill, padded && css.padded)}>{children}</div>
      {footer && <footer className={css.footer}>{footer}</footer>}
    </section>
  );
}
