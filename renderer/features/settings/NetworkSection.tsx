// Proxy and custom certificate authority. *Check* makes one request with what is typed, before it is saved.
import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../shared/model/settings.ts';
import { useSettings } from '../../platform/session-state/settings.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { ActionErrors } from '../../ui/notices/ActionErrors.tsx';
import { type Action, useAction } from '../../ui/progress/use-action.ts';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import { VaultGate } from '../../ui/vault/VaultGate.tsx';
import { NetworkResult } from './NetworkResult.tsx';
import {
  changeNetwork,
  changePassword,
  checkNetwork,
  discardNetwork,
  forgetProxyPassword,
  networkStore,
  saveNetwork,
} from './network-draft.ts';
import css from './SettingsPage.module.css';

const MODES = {
  none: 'Requests go directly to the org.',
  environment: 'Uses HTTPS_PROXY, HTTP_PROXY and NO_PROXY from the environment in which Scopebench was started.',
  manual: 'Every request goes through this proxy, except those to this computer.',
};

export function NetworkSection({ id }: { id: string }) {
  const { network: saved } = useSettings();
  const { form, password, result } = useStore(networkStore);
  const network = form ?? saved;
  const proxy = network.proxy;
  const saving = useAction(saveNetwork);
  const checking = useAction(checkNetwork);
  const forgetting = useAction(forgetProxyPassword);
  const changeProxy = (part: Partial<typeof proxy>) => changeNetwork({ ...network, proxy: { ...proxy, ...part } });
  return (
    <Section title="Network" id={id}>
      <div className={css.form}>
        <Field label="Proxy" hint={MODES[proxy.mode]}>
          <SegmentedControl
            label="Proxy"
            value={proxy.mode}
            options={[
              { value: 'none', label: 'None' },
              { value: 'environment', label: 'From the environment' },
              { value: 'manual', label: 'Manual' },
            ]}
            onChange={(mode) => changeProxy({ mode })}
          />
        </Field>
        {proxy.mode === 'manual' && (
          <ManualProxy proxy={proxy} password={password} forgetting={forgetting} onChange={changeProxy} />
        )}
        <Textarea
          className={css.pem}
          label="Additional trusted certificates"
          description="The certificate authority of your company in PEM format, if a proxy inspects TLS."
          placeholder="-----BEGIN CERTIFICATE-----"
          inputWrapperOrder={['label', 'input', 'description']}
          rows={4}
          value={network.customCa}
          spellCheck={false}
          onChange={(event) => changeNetwork({ ...network, customCa: event.currentTarget.value })}
        />
        {result && <NetworkResult result={result} />}
        <ActionErrors actions={[saving, checking, forgetting]} />
        <VaultGate place="network" />
        <NetworkActions
          network={network}
          changed={form !== null || password !== ''}
          saving={saving}
          checking={checking}
        />
      </div>
    </Section>
  );
}

type Network = Settings['network'];

/** A proxy of one's own: where it is and how one signs in to it. */
function ManualProxy({
  proxy,
  password,
  forgetting,
  onChange,
}: {
  proxy: Network['proxy'];
  password: string;
  forgetting: Action<[]>;
  onChange: (part: Partial<Network['proxy']>) => void;
}) {
  return (
    <>
      <TextInput
        label="Proxy address"
        placeholder="http://proxy.acme.example:8080"
        value={proxy.url}
        spellCheck={false}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      <div className={css.two}>
        <TextInput
          label="User name"
          placeholder="if the proxy requires one"
          value={proxy.username}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ username: event.currentTarget.value })}
        />
        <PasswordInput
          label="Password"
          description="Stored in the vault. Leave it empty to keep the saved one."
          inputWrapperOrder={['label', 'input', 'description']}
          value={password}
          autoComplete="off"
          onChange={(event) => changePassword(event.currentTarget.value)}
        />
      </div>
      <div className={css.outdent}>
        <Button size="small" variant="quiet" busy={forgetting.busy} onClick={() => forgetting.run()}>
          Remove the saved password
        </Button>
      </div>
    </>
  );
}

/** Save and *Check*, with the tenant to check against. */
function NetworkActions({
  network,
  changed,
  saving,
  checking,
}: {
  network: Network;
  changed: boolean;
  saving: Action<[Network]>;
  checking: Action<[Network, string]>;
}) {
  const tenants = useTenants();
  const selected = useSelectedTenant();
  const choices = useMemo(() => tenantsByName(tenants).map(tenantChoice), [tenants]);
  const [against, setAgainst] = useState<string | null>(null);
  const target = against ?? tenants.find((tenant) => !tenant.abilities.builtIn)?.id ?? selected?.id ?? null;
  return (
    <div className={css.actions}>
      <Button variant="primary" busy={saving.busy} disabled={!changed} onClick={() => saving.run(network)}>
        Save
      </Button>
      <Button
        icon={IconPlugConnected}
        busy={checking.busy}
        disabled={target === null}
        onClick={() => target !== null && checking.run(network, target)}
      >
        Check against
      </Button>
      <TenantSelect
        className={css.against}
        label="Tenant to check against"
        choices={choices}
        currentKey={target}
        onChoose={({ key }) => setAgainst(key)}
      />
      {changed && (
        <Button variant="quiet" onClick={discardNetwork}>
          Discard changes
        </Button>
      )}
    </div>
  );
}
