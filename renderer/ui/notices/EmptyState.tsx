// What is shown where there is nothing yet: one line what this is, one line what to do, one button.
import type { ReactNode } from 'react';
import type { IconType } from '../icon.ts';
import css from './EmptyState.module.css';

export interface EmptyStateProps {
  icon?: IconType;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      {Icon && <Icon size={24} stroke={1.5} className={css.icon} aria-hidden />}
      <p className={css.title}>{title}</p>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
