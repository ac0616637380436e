// An operation in a list: its path as it crosses the wire, and below it what it is called. Cut off where there is no room.
import type { ReactNode } from 'react';
import type { MatchRange } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { Marked } from '../chips/Marked.tsx';
import css from './OperationLine.module.css';

export interface OperationLineProps {
  path: string;
  title: string;
  /** What a search found in them. */
  marks?: { path?: readonly MatchRange[]; title?: readonly MatchRange[] };
  /** Follows the title. */
  more?: ReactNode;
}

export function OperationLine({ path, title, marks, more }: OperationLineProps) {
  return (
    <span className={css.line}>
      <span className={css.path} title={path}>
        <Marked text={path} ranges={marks?.path ?? []} />
      </span>
      <span className={css.title}>
        <Marked text={title} ranges={marks?.title ?? []} />
        {more}
      </span>
    </span>
  );
}
