// The fields of a tenant, new or known: address, name, production, and whether invalid writes may be sent.
import { Switch, TextInput } from '@mantine/core';
import { suggestedName } from './actions.ts';
import type { TenantForm } from './drafts.ts';
import { OrgAddress } from './OrgAddress.tsx';

export interface TenantFieldsProps {
  form: TenantForm;
  onChange: (form: TenantForm) => void;
  autoFocus?: boolean;
}

export function TenantFields({ form, onChange, autoFocus = false }: TenantFieldsProps) {
  return (
    <>
      <OrgAddress
        value={form.url}
        onChange={(url) =>
          onChange({ ...form, url, confirmed: false, name: form.nameTouched ? form.name : suggestedName(url) })
        }
        confirmed={form.confirmed}
        onConfirm={(confirmed) => onChange({ ...form, confirmed })}
        autoFocus={autoFocus}
      />
      <TextInput
        label="Name"
        placeholder="What you call this customer"
        value={form.name}
        maxLength={80}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value, nameTouched: true })}
        autoComplete="off"
      />
      <Switch
        label="Production"
        description="Every write must be confirmed, and a DELETE needs the name of the tenant."
        checked={form.production}
        onChange={(event) => onChange({ ...form, production: event.currentTarget.checked })}
      />
      <Switch
        label="Sweeps may send invalid writes"
        description={
          form.production
            ? 'Not for production: sweeps send no writes there.'
            : 'A write with an invalid body changes nothing, and shows whether scope and role are sufficient.'
        }
        disabled={form.production}
        checked={form.invalidWrites && !form.production}
        onChange={(event) => onChange({ ...form, invalidWrites: event.currentTarget.checked })}
      />
    </>
  );
}
