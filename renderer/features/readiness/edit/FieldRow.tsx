// One field of the submission: its two names, its value to edit and to copy, its limit and what is wrong.
import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { setInIntegration, setListInIntegration } from '../../../../shared/integration/edit/change-integration.ts';
import type { SubmissionField } from '../../../../shared/integration/submission-fields.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { changeFile } from '../files/file-actions.ts';
import css from './Fields.module.css';

export interface FieldRowProps {
  field: SubmissionField;
  /** In place of the text. */
  content?: ReactNode;
  /** What was read of the file that it names. */
  fact?: string;
}

export function FieldRow({ field, content, fact }: FieldRowProps) {
  const { wizard, manager, state, value, limit, note, api } = field;
  const name = wizard ?? manager ?? field.id;
  return (
    <tr>
      <td className={css.label}>{wizard ?? <span className={css.none}>not asked for</span>}</td>
      <td className={css.label}>{manager ?? <span className={css.none}>not asked for</span>}</td>
      <td>
        <div className={css.input}>
          {content ??
            (field.edit ? <Edited field={field} name={name} /> : <span className={css.fixed}>{value || '–'}</span>)}
          {value !== '' && <CopyButton text={value} label={`Copy ${name}`} />}
        </div>
        <p className={css.facts}>
          {state === 'missing' && <Tag tone="danger">missing</Tag>}
          {state === 'over' && <Tag tone="danger">too long</Tag>}
          {limit && limit.now > 0 && (
            <span className={classNames(css.limit, state === 'over' && css.over)}>
              {formatCount(limit.now)} of {formatCount(limit.most)} {limit.of}
            </span>
          )}
          {fact && <span>{fact}</span>}
          {note && <span>{note}</span>}
          {api && (
            <code
              className={css.api}
              title="Its name in the API for submissions, known from the developer specification only"
            >
              {api}
            </code>
          )}
        </p>
      </td>
    </tr>
  );
}

/** Saved when it is left, or by Enter in a line. */
function Edited({ field, name }: { field: SubmissionField; name: string }) {
  const shown = field.inFile;
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const { edit } = field;
  if (edit === null) return null;
  const commit = () => {
    if (typed.trim() === shown.trim()) return;
    void changeFile((text) =>
      field.id === 'useCases'
        ? setListInIntegration(text, 'useCases', typed)
        : setInIntegration(text, edit.path, typed),
    );
  };
  const shared = { 'aria-label': name, value: typed, onBlur: commit, className: css.box ?? '' };
  return edit.lines ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      placeholder={field.id === 'scopesReason' ? field.value : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...shared}
      spellCheck={field.id === 'name'}
      placeholder={PLACEHOLDERS[field.id]}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
      }}
    />
  );
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  logo: 'logo.png',
  guide: 'https://acme.example/okta/guide',
  support: 'https://acme.example/support',
  escalation: 'okta-escalations@acme.example',
  accountUrl: 'https://app.acme.example',
  accountName: 'isvtest@okta.com',
  accountPassword: 'ACME_TEST_PASSWORD',
};
