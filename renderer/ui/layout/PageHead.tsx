// The head of a page that is not a work surface: its title, one line of facts beside it, and its actions.
import type { ReactNode } from 'react';
import css from './PageHead.module.css';

export interface PageHeadProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
}

export function PageHead({ title, note, actions }: PageHeadProps) {
  return (
    <header className={css.head}>
      <h1 className={css.title}>{title}</h1>
      {note && <div className={css.note}>{note}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  );
}
