// A secret being added to a saved credential. It goes in and never comes out again; when the vault has to be unlocked,
// the prompt appears below and saving continues by itself.
import { PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Credential } from '../../../../shared/model/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import { addSecret } from '../actions.ts';
import { setDraft } from '../drafts.ts';
import css from './Credentials.module.css';
import { WhereToFind } from './WhereToFind.tsx';

export interface AddSecretProps {
  tenant: Tenant;
  credential: Credential;
  draft: { value: string; label: string };
}

export function AddSecret({ tenant, credential, draft }: AddSecretProps) {
  const place = `secret:${credential.id}`;
  const saving = useAction(async () => {
    if (await addSecret(place, tenant.id, credential, draft)) setDraft('secrets', credential.id, null);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.value.trim() !== '') void saving.run();
  };
  return (
    <>
      <form className={css.addSecret} onSubmit={submit}>
        <PasswordInput
          className={css.grow}
          label={kindOf(credential).fields.find(({ secret }) => secret)?.label}
          value={draft.value}
          autoComplete="off"
          autoFocus
          onChange={(event) => setDraft('secrets', credential.id, { ...draft, value: event.currentTarget.value })}
        />
        <TextInput
          className={css.label}
          label="Label"
          placeholder="for example, spring rotation"
          value={draft.label}
          maxLength={60}
          onChange={(event) => setDraft('secrets', credential.id, { ...draft, label: event.currentTarget.value })}
        />
        <Button type="submit" variant="primary" busy={saving.busy} disabled={draft.value.trim() === ''}>
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
