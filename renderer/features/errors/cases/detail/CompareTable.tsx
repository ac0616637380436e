// Two answers side by side, row by row; what differs is marked by a sign and a ground, and said in words for everyone.
import { IconEqualNot } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { classNames } from '../../../../ui/class-names.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import type { AnswerRow } from './answer-rows.ts';
import css from './CompareTable.module.css';

const PARTS = { status: 'Status', header: 'Headers', body: 'Body' } as const;

function Value({ value, absent }: { value: string | null; absent: string }) {
  if (value === null)
    return (
      <span className={css.absent} title={absent}>
        —
      </span>
    );
  const parts = value.split(/(\{[A-Za-z]+\})/);
  return parts.map((text, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no identity but their place.
      <i key={index} className={css.open}>
        {text}
      </i>
    ) : (
      text
    ),
  );
}

const CHALLENGE = 'www-authenticate: ';

/** A long name that has no room breaks between its words. */
const Parted = ({ text }: { text: string }) =>
  text.split(/(?<=[_.-])/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of one name have no identity but their place.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));

/** As it is drawn: a parameter of the challenge is below its header, a member of the body without the root. */
function NameCell({ name }: { name: string }) {
  if (name === `${CHALLENGE}scheme`) return 'www-authenticate';
  if (!name.startsWith(CHALLENGE)) return <Parted text={name.replace(/^\$\./, '').replace(/^\$$/, 'text')} />;
  return (
    <>
      <span className="visually-hidden">www-authenticate: </span>
      <span className={css.parameter}>
        <Parted text={name.slice(CHALLENGE.length)} />
      </span>
    </>
  );
}

const MORE_EXTRA = 'more headers, which do not matter here';
const MORE_ALIKE = 'headers, which are the same';

export interface CompareTableProps {
  rows: readonly AnswerRow[];
  /** Members of the body that are not listed. */
  more: number;
  leftLabel: string;
  rightLabel: string;
  /** There is nothing at the right yet. */
  single: boolean;
  /** The left is an answer received earlier: its headers are all there, and those that differ are the ones to see. */
  recorded: boolean;
}

export function CompareTable({ rows, more, leftLabel, rightLabel, single, recorded }: CompareTableProps) {
  const [all, setAll] = useState(false);
  const extra = (row: AnswerRow) => row.part === 'header' && !row.differs && (recorded || row.left === null);
  const hidden = rows.filter(extra).length;
  const shown = all ? rows : rows.filter((row) => !extra(row));
  const columns = single ? 2 : 3;
  return (
    <div className={css.frame}>
      <table className={classNames(css.table, single && css.single)} aria-label={`${leftLabel} and ${rightLabel}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Part of the answer</span>
            </th>
            <th scope="col">{leftLabel}</th>
            {!single && <th scope="col">{rightLabel}</th>}
          </tr>
        </thead>
        <tbody>
          {(['status', 'header', 'body'] as const).map((part) => {
            const own = shown.filter((row) => row.part === part);
            if (own.length === 0 && part !== 'body' && !(part === 'header' && hidden > 0)) return null;
            return (
              <Fragment key={part}>
                {part !== 'status' && (
                  <tr>
                    <th scope="rowgroup" colSpan={columns} className={css.part}>
                      {PARTS[part]}
                      {part === 'body' && own.length === 0 && <span className={css.absent}> empty</span>}
                    </th>
                  </tr>
                )}
                {own.map((row) => (
                  <tr key={row.name} className={classNames(row.differs && css.differs)} title={row.words ?? undefined}>
                    <th scope="row" className={css.name}>
                      {row.differs && (
                        <>
                          <IconEqualNot size={14} stroke={2} aria-hidden className={css.sign} />
                          <span className="visually-hidden">differs: </span>
                        </>
                      )}
                      {part === 'status' ? PARTS.status : <NameCell name={row.name} />}
                    </th>
                    <td>
                      <Value value={row.left} absent="Not expected" />
                    </td>
                    {!single && (
                      <td>
                        <Value value={row.right} absent="Not received" />
                      </td>
                    )}
                  </tr>
                ))}
                {part === 'header' && hidden > 0 && (
                  <tr>
                    <td colSpan={columns} className={css.more}>
                      <Button size="small" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
                        {all ? 'Only the headers that matter' : `${hidden} ${recorded ? MORE_ALIKE : MORE_EXTRA}`}
                      </Button>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {more > 0 && <p className={css.rest}>and {more} more members of the body</p>}
    </div>
  );
}
