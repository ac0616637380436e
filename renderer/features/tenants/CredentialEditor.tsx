// The form of a credential, new or known, with the vault's question below it (a form cannot hold a form).
import { PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { CREDENTIAL_KINDS, type Credential, type Tenant } from '../../../shared/contract/tenant.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useAction } from '../../ui/use-action.ts';
import { VaultGate } from '../../ui/VaultGate.tsx';
import { saveCredential } from './actions.ts';
import css from './Credentials.module.css';
import { KIND_WORDS } from './credential-words.ts';
import { type CredentialForm, setDraft } from './drafts.ts';
import { ScopesField } from './ScopesField.tsx';

export interface CredentialEditorProps {
  tenant: Tenant;
  draftKey: string;
  form: CredentialForm;
  known: Credential | null;
}

/** What is still missing, as a sentence; null when it can be saved. */
function faultOf(form: CredentialForm, known: Credential | null): string | null {
  if (form.name.trim() === '') return 'Give it a name.';
  if (form.kind === 'access-token') return form.secret.trim() === '' && !known ? 'Paste the token.' : null;
  return form.clientId.trim() === '' ? 'Enter the client ID.' : null;
}

export function CredentialEditor({ tenant, draftKey, form, known }: CredentialEditorProps) {
  const place = `credential:${draftKey}`;
  const saving = useAction(async () => {
    if (await saveCredential(place, tenant.id, form, known)) setDraft('credentials', draftKey, null);
  });
  const change = (part: Partial<CredentialForm>) => setDraft('credentials', draftKey, { ...form, ...part });
  const words = KIND_WORDS[form.kind];
  const fault = faultOf(form, known);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) void saving.run();
  };
  // A known OIN integration keeps its secrets in rows of their own: two may live side by side.
  const takesSecret = form.kind === 'access-token' || known === null;
  return (
    <div className={css.editor}>
      <form className={css.form} onSubmit={submit} aria-label={known ? `Edit ${known.name}` : 'New credential'}>
        {!known && (
          <Field label="Kind" hint={words.text}>
            <SegmentedControl
              label="Kind"
              value={form.kind}
              options={CREDENTIAL_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].label }))}
              onChange={(kind) => {
                const untouched = form.name === words.label;
                change({ kind, name: untouched ? KIND_WORDS[kind].label : form.name });
              }}
            />
          </Field>
        )}
        <div className={css.two}>
          <TextInput
            label="Name"
            value={form.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {form.kind === 'oin-integration' && (
            <TextInput
              label="Client ID"
              placeholder="0oa…"
              value={form.clientId}
              autoComplete="off"
              spellCheck={false}
              autoFocus={known === null}
              classNames={{ input: 'mono' }}
              onChange={(event) => change({ clientId: event.currentTarget.value })}
            />
          )}
        </div>
        {takesSecret && (
          <PasswordInput
            label={known ? `${words.secret} in place of the saved one` : words.secret}
            description={
              known
                ? 'Leave it empty to keep what is saved.'
                : 'Encrypted on this computer. It can be replaced later, but not shown.'
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={form.secret}
            autoComplete="off"
            onChange={(event) => change({ secret: event.currentTarget.value })}
          />
        )}
        {form.kind === 'oin-integration' && (
          <ScopesField
            scopes={form.scopes}
            text={form.scopeText}
            onChange={(scopes, scopeText) => change({ scopes, scopeText })}
          />
        )}
        {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
        <div className={css.actions}>
          <Button
            type="submit"
            variant="primary"
            size="large"
            busy={saving.busy}
            disabled={fault !== null}
            title={fault ?? undefined}
          >
            {known ? 'Save' : 'Add credential'}
          </Button>
          <Button size="large" variant="quiet" onClick={() => setDraft('credentials', draftKey, null)}>
            Cancel
          </Button>
        </div>
      </form>
      <VaultGate place={place} />
    </div>
  );
}
