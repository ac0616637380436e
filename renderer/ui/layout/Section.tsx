// A titled part of a page that reads from top to bottom (a tenant, the settings), with its actions at the right.
import { type ReactNode, useId } from 'react';
import css from './Section.module.css';

export interface SectionProps {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
}

export function Section({ title, text, actions, children, id }: SectionProps) {
  const own = useId();
  return (
    <section className={css.section} aria-labelledby={own} id={id}>
      <header className={css.head}>
        <div className={css.words}>
          <h2 id={own}>{title}</h2>
          {text && <p className={css.text}>{text}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
