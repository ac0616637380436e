// Free rows of name and value, for headers and for query parameters that the catalogue does not declare. There is always
// one empty row at the end; a row can be switched off without losing it.
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { type DraftRow, newRow } from '../draft.ts';
import css from './NameValueRows.module.css';

export interface NameValueRowsProps {
  rows: readonly DraftRow[];
  onChange: (rows: readonly DraftRow[]) => void;
  /** `header`: for the labels. */
  noun: string;
  names?: readonly string[];
}

export function NameValueRows({ rows, onChange, noun, names }: NameValueRowsProps) {
  const [blank, setBlank] = useState(newRow);
  // The empty row keeps its id when it becomes a real one, so that the field keeps the focus while it is typed in.
  const change = (row: DraftRow, patch: Partial<DraftRow>) => {
    if (row.id !== blank.id)
      return onChange(rows.map((known) => (known.id === row.id ? { ...known, ...patch } : known)));
    onChange([...rows, { ...row, ...patch }]);
    setBlank(newRow());
  };
  const shown = [...rows, blank];
  return (
    <div className={css.rows}>
      {shown.map((row, index) => {
        const own = row.id !== blank.id;
        const place = own ? `${noun} ${index + 1}` : `new ${noun}`;
        return (
          <div key={row.id} className={css.row}>
            <input
              type="text"
              className={css.input}
              aria-label={`Name of ${place}`}
              placeholder="name"
              value={row.name}
              list={names ? `${noun}-names` : undefined}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change(row, { name: event.currentTarget.value })}
            />
            <input
              type="text"
              className={css.input}
              aria-label={`Value of ${place}`}
              placeholder="value"
              value={row.value}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change(row, { value: event.currentTarget.value })}
            />
            {own ? (
              <input
                type="checkbox"
                className={css.on}
                aria-label={`Send ${place}`}
                checked={row.on}
                onChange={(event) => change(row, { on: event.currentTarget.checked })}
              />
            ) : (
              <span />
            )}
            {own ? (
              <IconButton
                icon={IconX}
                size="small"
                label={`Remove ${place}`}
                onClick={() => onChange(rows.filter((known) => known.id !== row.id))}
              />
            ) : (
              <span className={css.space} />
            )}
          </div>
        );
      })}
      {names && (
        <datalist id={`${noun}-names`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </div>
  );
}
