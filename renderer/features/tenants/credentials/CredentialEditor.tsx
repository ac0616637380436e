// The form of a credential, new or known, with the vault's question below it (a form cannot hold a form).
import { TextInput } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { PlainValue, SecretField } from '../../../../shared/okta/credentials/credential-kind.ts';
import { CREDENTIAL_KINDS, kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import { saveCredential } from '../actions.ts';
import { type CredentialForm, keyMade, ofKind, setDraft, typedText } from '../drafts.ts';
import css from './Credentials.module.css';
import { testCredential } from './credential-tests.ts';
import { ChosenFields, RareFields, TextFields } from './KindFields.tsx';
import { PrivateKeyInput } from './PrivateKeyInput.tsx';
import { ScopesField } from './ScopesField.tsx';
import { SecretInput } from './SecretInput.tsx';
import { WhereToFind } from './WhereToFind.tsx';

export interface CredentialEditorProps {
  tenant: Tenant;
  draftKey: string;
  form: CredentialForm;
  known: Credential | null;
}

/** What is still missing, as a sentence; null when it can be saved. */
function faultOf(form: CredentialForm, known: Credential | null): string | null {
  if (form.name.trim() === '') return 'Enter a name.';
  const asked = kindOf(form).fields.flatMap((field) =>
    'ask' in field && field.ask !== null && !(field.secret && (known || keyMade(form) !== null))
      ? [{ name: field.name, ask: field.ask }]
      : [],
  );
  return asked.find(({ name }) => typedText(form, name) === '')?.ask ?? null;
}

export function CredentialEditor({ tenant, draftKey, form, known }: CredentialEditorProps) {
  const place = `credential:${draftKey}`;
  const saving = useAction(async (andTest: boolean) => {
    const id = await saveCredential(place, tenant.id, form, known);
    if (id !== null) setDraft('credentials', draftKey, null);
    if (id !== null && andTest) void testCredential(tenant.id, id);
  });
  const change = (part: Partial<CredentialForm>) => setDraft('credentials', draftKey, { ...form, ...part });
  const setValue = (name: string, value: PlainValue) => change({ values: { ...form.values, [name]: value } });
  const kind = kindOf(form);
  const fault = faultOf(form, known);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) void saving.run(false);
  };
  // Where two may live side by side, those of a known credential are in rows of their own.
  const secretField = known === null || kind.secrets.replaces ? kind.fields.find((field) => field.secret) : undefined;
  return (
    <div className={css.editor}>
      <form className={css.form} onSubmit={submit} aria-label={known ? `Edit ${known.name}` : 'New credential'}>
        {!known && (
          <Field label="Kind" hint={kind.text}>
            <SegmentedControl
              label="Kind"
              value={form.kind}
              options={CREDENTIAL_KINDS.map(({ id, label }) => ({ value: id, label }))}
              onChange={(chosen) => setDraft('credentials', draftKey, ofKind(form, chosen))}
            />
          </Field>
        )}
        {kind.caution && <p className={css.caution}>{kind.caution}</p>}
        <WhereToFind tenant={tenant} kind={form.kind} />
        <div className={css.two}>
          <TextInput
            label="Name"
            value={form.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextFields form={form} focused={known === null} onChange={setValue} />
        </div>
        <ChosenFields form={form} onChange={setValue} />
        {secretField && (
          <SecretPart form={form} field={secretField} known={known !== null} onValue={setValue} onChange={change} />
        )}
        <RareFields key={form.kind} form={form} onChange={setValue} />
        {kind.can.carriesScopes && (
          <ScopesField
            scopes={form.scopes}
            text={form.scopeText}
            onChange={(scopes, scopeText) => change({ scopes, scopeText })}
          />
        )}
        {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
        <EditorActions
          form={form}
          known={known}
          fault={fault}
          busy={saving.busy}
          onTest={() => saving.run(true)}
          onCancel={() => setDraft('credentials', draftKey, null)}
        />
      </form>
      <VaultGate place={place} />
    </div>
  );
}

interface SecretPartProps {
  form: CredentialForm;
  field: SecretField;
  known: boolean;
  onValue: (name: string, value: string) => void;
  onChange: (part: Partial<CredentialForm>) => void;
}

function SecretPart({ form, field, known, onValue, onChange }: SecretPartProps) {
  const shared = {
    field,
    label: known ? `New ${field.label.toLowerCase()}` : field.label,
    description: known ? 'Leave it empty to keep the saved one.' : field.help,
  };
  const value = typedText(form, field.name);
  if (!field.lines) return <SecretInput {...shared} value={value} onChange={(text) => onValue(field.name, text)} />;
  return (
    <PrivateKeyInput
      {...shared}
      draft={{ value, passphrase: form.passphrase, makes: form.makes }}
      onChange={({ value: text, ...rest }) => onChange({ ...rest, values: { ...form.values, [field.name]: text } })}
    />
  );
}

interface EditorActionsProps extends Pick<CredentialEditorProps, 'form' | 'known'> {
  fault: string | null;
  busy: boolean;
  onTest: () => void;
  onCancel: () => void;
}

function EditorActions({ form, known, fault, busy, onTest, onCancel }: EditorActionsProps) {
  const { secrets } = kindOf(form);
  const making = keyMade(form) !== null;
  const hasSecret = typedText(form, 'secret') !== '' && !making;
  const untestable = making
    ? 'Its public half has to be added to the app in Okta first.'
    : `Enter the ${secrets.called} to test it.`;
  return (
    <div className={css.actions}>
      <Button
        type="submit"
        variant="primary"
        size="large"
        busy={busy}
        disabled={fault !== null}
        title={fault ?? undefined}
      >
        {known ? 'Save' : 'Add credential'}
      </Button>
      {!known && (
        <Button
          size="large"
          icon={IconPlugConnected}
          busy={busy}
          disabled={fault !== null || !hasSecret}
          title={fault ?? (hasSecret ? undefined : untestable)}
          onClick={onTest}
        >
          Add and test
        </Button>
      )}
      <Button size="large" variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
