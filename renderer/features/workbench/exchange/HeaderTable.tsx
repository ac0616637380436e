// Headers as they went over the wire, in their order, repeated ones included; one click copies a value.
import type { HeaderList } from '../../../../shared/okta/wire-text/headers.ts';
import { showUnseen } from '../../../../shared/okta/wire-text/unseen-characters.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import css from './HeaderTable.module.css';

export function HeaderTable({ headers, label }: { headers: HeaderList; label: string }) {
  if (headers.length === 0) return <p className={css.none}>No headers.</p>;
  return (
    <div className={css.frame}>
      <table className={css.table} aria-label={label}>
        <tbody>
          {headers.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and the list never changes.
            <tr key={`${index}-${name}`}>
              <th scope="row">{showUnseen(name)}</th>
              <td>{showUnseen(value)}</td>
              <td className={css.copy}>
                <CopyButton text={value} label={`Copy ${showUnseen(name)}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
