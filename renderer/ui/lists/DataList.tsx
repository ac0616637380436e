// Facts as name and value, aligned in two columns.
import { Fragment, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import css from './DataList.module.css';

export interface DataListProps {
  items: readonly { label: string; value: ReactNode; mono?: boolean }[];
}

export function DataList({ items }: DataListProps) {
  return (
    <dl className={css.list}>
      {items.map(({ label, value, mono }) => (
        <Fragment key={label}>
          <dt className={css.label}>{label}</dt>
          <dd className={classNames(css.value, mono && 'mono')}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
