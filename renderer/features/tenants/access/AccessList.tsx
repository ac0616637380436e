// One list of an app: its rows, or why there are none. An empty list may also be the answer to a missing role, and says so.
import type { ReactNode } from 'react';
import type { AccessList as List } from '../../../../shared/model/app-access.ts';
import { Note } from '../../../ui/notices/Note.tsx';
import css from './Access.module.css';
import type { AccessLook } from './access-store.ts';
import { Refused } from './Refused.tsx';

interface AccessListProps<Item> {
  look: AccessLook;
  label: string;
  list: List<Item>;
  /** Said of an empty list that is certain. */
  empty: string;
  row: (item: Item) => ReactNode;
}

export function AccessList<Item extends { id: string | null }>({
  look,
  label,
  list,
  empty,
  row,
}: AccessListProps<Item>) {
  if (list.state === 'refused') return <Refused look={look} refusal={list.refusal} />;
  if (list.state === 'none') return <p className={css.quiet}>{list.why}</p>;
  if (list.items.length === 0)
    return list.doubt === null ? <p className={css.quiet}>{empty}</p> : <Note tone="warning">{list.doubt}</Note>;
  return (
    <ul className={css.rows} aria-label={label}>
      {list.items.map(row)}
    </ul>
  );
}
