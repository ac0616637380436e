// Headers as they crossed the wire: names and values in mono, in their order, repeated ones apart.
import type { HeaderList as Headers } from '../../../shared/okta/wire-text/headers.ts';
import { showUnseen } from '../../../shared/okta/wire-text/unseen-characters.ts';
import { classNames } from '../class-names.ts';
import css from './HeaderList.module.css';

export interface HeaderListProps {
  label: string;
  headers: Headers;
  /** Without inset at the sides, inside a padded sheet. */
  flush?: boolean;
}

export function HeaderList({ label, headers, flush = false }: HeaderListProps) {
  if (headers.length === 0) return <p className={css.none}>None.</p>;
  return (
    <table className={classNames(css.table, flush && css.flush)} aria-label={label}>
      <tbody>
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers never move, and a name may repeat.
          <tr key={index}>
            <th scope="row" className={css.name}>
              {showUnseen(name)}
            </th>
            <td className={css.value}>{showUnseen(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
