// What is entered to submit the integration, beside its name in both of Okta's forms: edited here, copied from here.
import { useMemo } from 'react';
import type { FilesBeside } from '../../../../shared/integration/files-beside.ts';
import type { Integration } from '../../../../shared/integration/integration.ts';
import { type SubmissionField, submissionFields } from '../../../../shared/integration/submission-fields.ts';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { FieldRow } from './FieldRow.tsx';
import css from './Fields.module.css';
import { ScopeReasons } from './ScopeReasons.tsx';

export function FieldsView({ integration, beside }: { integration: Integration; beside: FilesBeside | null }) {
  const fields = useMemo(() => submissionFields(integration), [integration]);
  const wrong = fields.filter(({ state }) => state === 'missing' || state === 'over').length;
  const groups = [...new Set(fields.map(({ group }) => group))];
  return (
    <>
      <Note
        tone={wrong > 0 ? 'warning' : 'good'}
        title={wrong > 0 ? `${formatCounted(wrong, 'field')} to mend` : 'Every field is filled in and fits'}
      >
        Since March 2026 integrations are submitted in the OIN Wizard; the OIN Manager of Okta’s older guides takes no
        API services any more. Changes here are saved in the file at once.
      </Note>
      <table className={css.table} aria-label="Fields of the submission">
        <thead>
          <tr>
            <th scope="col">OIN Wizard</th>
            <th scope="col">OIN Manager</th>
            <th scope="col">This integration</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={css.group}>
                {group}
              </th>
            </tr>
            {fields
              .filter((field) => field.group === group)
              .map((field) => (
                <FieldRow key={field.id} field={field} {...extra(field, integration, beside)} />
              ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

/** What is more than one text. */
function extra({ id }: SubmissionField, integration: Integration, beside: FilesBeside | null) {
  if (id === 'scopes') return { content: <ScopeReasons integration={integration} /> };
  if (id === 'logo' && integration.logo !== null && beside !== null) return { fact: logoWords(beside) };
  return {};
}

function logoWords({ logo }: FilesBeside): string {
  if (logo === null) return 'It is not there.';
  if (logo.format === null) return 'It is no PNG, JPG or GIF.';
  return `${logo.format.toUpperCase()}, ${logo.width}×${logo.height} pixels`;
}
