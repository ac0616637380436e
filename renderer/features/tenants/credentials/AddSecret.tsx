// A secret being added to a saved credential. It goes in and never comes out again; when the vault has to be unlocked,
// the prompt appears below and saving continues by itself.
import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { SecretField as Field } from '../../../../shared/okta/credentials/credential-kind.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import { addSecret } from '../actions.ts';
import { type SecretDraft, setDraft } from '../drafts.ts';
import css from './Credentials.module.css';
import { keyOfDraft } from './key-of-draft.ts';
import { PrivateKeyInput } from './PrivateKeyInput.tsx';
import { SecretInput } from './SecretInput.tsx';
import { WhereToFind } from './WhereToFind.tsx';

export interface AddSecretProps {
  tenant: Tenant;
  credential: Credential;
  draft: SecretDraft;
}

export function AddSecret({ tenant, credential, draft }: AddSecretProps) {
  const place = `secret:${credential.id}`;
  const saving = useAction(async () => {
    if (await addSecret(place, tenant.id, credential, draft)) setDraft('secrets', credential.id, null);
  });
  const field = kindOf(credential).fields.find((one) => one.secret);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (keyOfDraft(draft) !== null) void saving.run();
  };
  return (
    <>
      <form className={css.addSecret} onSubmit={submit}>
        {field && (
          <SecretField
            field={field}
            draft={draft}
            onChange={(part) => setDraft('secrets', credential.id, { ...draft, ...part })}
          />
        )}
        <TextInput
          className={css.label}
          label="Label"
          placeholder="for example, spring rotation"
          value={draft.label}
          maxLength={60}
          onChange={(event) => setDraft('secrets', credential.id, { ...draft, label: event.currentTarget.value })}
        />
        <Button type="submit" variant="primary" busy={saving.busy} disabled={keyOfDraft(draft) === null}>
          Save
        </Button>
        <Button variant="quiet" onClick={() => setDraft('secrets', credential.id, null)}>
          Cancel
        </Button>
      </form>
      <WhereToFind tenant={tenant} kind={credential.kind} />
      {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
      <VaultGate place={place} />
    </>
  );
}

interface SecretFieldProps {
  field: Field;
  draft: SecretDraft;
  onChange: (part: Partial<SecretDraft>) => void;
}

function SecretField({ field, draft, onChange }: SecretFieldProps) {
  if (field.lines) return <PrivateKeyInput field={field} draft={draft} focused onChange={onChange} />;
  return (
    <SecretInput
      className={css.grow}
      field={field}
      value={draft.value}
      focused
      onChange={(value) => onChange({ value })}
    />
  );
}
