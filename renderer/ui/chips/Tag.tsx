// A small word with a tone: `production`, `in use`, `expired`. Not for scopes or verdicts, which have their own chips.
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import type { IconType } from '../icon.ts';
import css from './Tag.module.css';

export interface TagProps {
  tone?: 'neutral' | 'accent' | 'good' | 'warning' | 'danger';
  icon?: IconType;
  title?: string;
  children: ReactNode;
}

export function Tag({ tone = 'neutral', icon: Icon, title, children }: TagProps) {
  return (
    <span className={classNames(css.tag, css[tone])} title={title}>
      {Icon && <Icon size={12} stroke={2} aria-hidden />}
      {children}
    </span>
  );
}
