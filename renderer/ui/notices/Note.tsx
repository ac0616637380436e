// A sentence that stands out: something to know, to beware of, or that is fine. Not for failures: those are ErrorNotice.
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import css from './Note.module.css';

export interface NoteProps {
  tone?: 'info' | 'warning' | 'good';
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, good: IconCircleCheck };

export function Note({ tone = 'info', title, children, action }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classNames(css.note, css[tone])} role="note">
      <Icon size={16} stroke={1.75} aria-hidden className={css.icon} />
      <div className={css.words}>
        {title && <p className={css.title}>{title}</p>}
        {children && <div className={css.text}>{children}</div>}
      </div>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
