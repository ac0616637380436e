// An instance that was installed in a real org: its client ID and secret become a credential of the tenant, and the instance is named in the file.
// The secret goes to the vault and is never shown again.
import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addInstance } from '../../../../shared/integration/edit/change-integration.ts';
import { type Integration, scopeNamesOf } from '../../../../shared/integration/integration.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { runVerbById } from '../../../platform/verbs.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { changeFile } from '../files/file-actions.ts';
import css from './Journey.module.css';
import { saveInstanceCredential } from './save-instance-credential.ts';

export interface AddInstanceProps {
  integration: Integration;
  version: string;
  onEnd: () => void;
}

export function AddInstance({ integration, version, onEnd }: AddInstanceProps) {
  const tenants = useTenants().filter(({ abilities }) => abilities.editable);
  const [chosen, setChosen] = useState('');
  const [clientId, setClientId] = useState('');
  const [secret, setSecret] = useState('');
  const tenant = tenants.find(({ id }) => id === chosen) ?? tenants[0];
  const saving = useAction(async () => {
    if (!tenant) return;
    const name = await saveInstanceCredential(tenant, {
      name: `${integration.name} ${version}`,
      clientId,
      secret,
      scopes: scopeNamesOf(integration),
    });
    if (name === null) return;
    await changeFile((text, file) => addInstance(text, file, { tenant: tenant.name, credential: name, version }));
    onEnd();
  });
  if (!tenant)
    return (
      <div className={css.ways}>
        <p className={css.words}>There is no tenant of a real org yet.</p>
        <Button onClick={() => void runVerbById('tenant.add')}>Add a tenant</Button>
        <Button onClick={onEnd}>Cancel</Button>
      </div>
    );
  const ready = clientId.trim() !== '' && secret.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void saving.run();
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label="Instance of a real org">
      <p className={css.words}>
        In the Admin Console of your Integrator org: Applications, Your OIN Integrations, the integration, Test
        integration, Generate instance. Then Install & Authorize: the secret is shown once, the client ID is on the page
        that follows.
      </p>
      <Field label="Tenant">
        <NativeSelect aria-label="Tenant" value={tenant.id} onChange={(event) => setChosen(event.currentTarget.value)}>
          {tenants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <TextInput
        label="Client ID"
        placeholder="0oa…"
        classNames={{ input: 'mono' }}
        value={clientId}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setClientId(event.currentTarget.value)}
      />
      <PasswordInput
        label="Client secret"
        description="Encrypted on this computer. It can be replaced later, but not shown."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={secret}
        autoComplete="off"
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      {saving.error && <ErrorNotice error={saving.error} />}
      <div className={css.ways}>
        <Button type="submit" variant="primary" busy={saving.busy} disabled={!ready}>
          Save the credential and add the instance
        </Button>
        <Button onClick={onEnd}>Cancel</Button>
      </div>
    </form>
  );
}
