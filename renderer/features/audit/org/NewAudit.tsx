// What a new audit needs: who asks, how far back, and what can be read with it. Which scopes are there is said before anything is sent.
import { IconCheck, IconHelp, IconMinus, IconPlayerPlay, IconShield } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { AUDIT_PART_IDS, AUDIT_PARTS, MOST_DAYS } from '../../../../shared/runs/audit/audit-parts.ts';
import { LOG_LIMITS } from '../../../../shared/runs/audit/audit-result.ts';
import { changeAddress, navigate, useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { goesOn } from '../../../platform/runs/shown-run-state.ts';
import { useSelectedTenant, useTenants } from '../../../platform/session-state/tenants.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import type { IconType } from '../../../ui/icon.ts';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { TenantSelect } from '../../../ui/tenants/TenantSelect.tsx';
import { tenantChoice, tenantsByName } from '../../../ui/tenants/tenant-choices.ts';
import { auditAddress } from '../audit-address.ts';
import css from './Audit.module.css';
import { auditorOf, auditorsOf, changeDraft, draftStore, heldBefore, type ScopeHeld } from './audit-draft.ts';
import { auditStore } from './audit-store.ts';
import { startAudit } from './run-audit.ts';

const DAYS = [7, 30, 60, MOST_DAYS];

export function NewAudit() {
  const draft = useStore(draftStore);
  const { run } = useStore(auditStore);
  const tenants = useTenants();
  const selected = useSelectedTenant();
  const tenant = tenants.find(({ id }) => id === draft.tenantId) ?? selected ?? tenants[0] ?? null;
  const credential = tenant && auditorOf(tenant, draft.credentialId);
  const busy = goesOn(run) && run?.view.paused === null;
  const begin = () => {
    if (!tenant || !credential) return;
    void startAudit({ tenantId: tenant.id, credentialId: credential.id, days: draft.days }).catch(reportProblem);
  };
  return (
    <form
      className={css.new}
      aria-label="New audit"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <ScrollRegion className={css.fields} aria-label="Who asks, and what is read">
        <header>
          <h2 className={css.title}>Audit the clients of an org</h2>
          <p className={css.lead}>
            Every service app, API service integration and API token: what it was granted, what it asked for, and what
            nobody uses. Only GETs are sent.
          </p>
        </header>
        <Choices tenant={tenant} credential={credential} />
        {credential ? (
          <Parts credential={credential} />
        ) : (
          <Note
            tone="warning"
            title={`${tenant?.name ?? 'The tenant'} has no credential that can read the org`}
            action={
              <Button size="small" onClick={() => navigate('tenants', tenant?.id ?? '')}>
                Add one
              </Button>
            }
          >
            A service app, an integration or an API token of the org, best of a super admin.
          </Note>
        )}
        <p className={css.small}>{LOG_LIMITS}</p>
      </ScrollRegion>
      <Begin ready={credential !== null && !busy} busy={busy} />
    </form>
  );
}

interface ChoicesProps {
  tenant: Tenant | null;
  credential: Credential | null;
}

/** Who asks, and how far back. */
function Choices({ tenant, credential }: ChoicesProps) {
  const { days: chosen } = useStore(draftStore);
  const tenants = useTenants();
  const choices = useMemo(() => tenantsByName(tenants).map(tenantChoice), [tenants]);
  return (
    <div className={css.choices}>
      <Field label="Tenant">
        <TenantSelect
          label="Tenant of the audit"
          choices={choices}
          currentKey={tenant?.id ?? ''}
          onChoose={({ key }) => changeDraft({ tenantId: key, credentialId: null })}
        />
      </Field>
      <Field label="Credential that asks">
        <NativeSelect
          aria-label="Credential of the audit"
          value={credential?.id ?? ''}
          disabled={!credential}
          onChange={(event) => changeDraft({ credentialId: event.currentTarget.value, tenantId: tenant?.id ?? null })}
        >
          {!credential && <option value="">None that opens the org</option>}
          {tenant &&
            auditorsOf(tenant).map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.name} · ${kindOf(one).label}`}
              </option>
            ))}
        </NativeSelect>
      </Field>
      <Field label="System Log">
        <NativeSelect
          aria-label="How far back the log is read"
          value={String(chosen)}
          onChange={(event) => changeDraft({ days: Number(event.currentTarget.value) })}
        >
          {DAYS.map((days) => (
            <option key={days} value={days}>{`Last ${days} days`}</option>
          ))}
        </NativeSelect>
      </Field>
    </div>
  );
}

function Begin({ ready, busy }: { ready: boolean; busy: boolean }) {
  const { form } = useAddress(auditAddress);
  return (
    <footer className={css.formFoot}>
      <Button type="submit" variant="primary" icon={IconPlayerPlay} disabled={!ready}>
        Start the audit
      </Button>
      {form && (
        <Button variant="quiet" onClick={() => changeAddress(auditAddress, { form: false })}>
          {busy ? 'Back to the audit that is running' : 'Back'}
        </Button>
      )}
    </footer>
  );
}

const HELD: Record<ScopeHeld, { icon: IconType; word: string; look: 'good' | 'bad' | 'open' }> = {
  held: { icon: IconCheck, word: 'has it', look: 'good' },
  lacking: { icon: IconMinus, word: 'lacks it', look: 'bad' },
  unknown: { icon: IconHelp, word: 'not known', look: 'open' },
  'by-role': { icon: IconShield, word: 'by its role', look: 'open' },
};

/** What will be read, with which scope, and whether the credential has it. */
function Parts({ credential }: { credential: Credential }) {
  const lacking = AUDIT_PART_IDS.filter((part) => heldBefore(credential, AUDIT_PARTS[part].scope) === 'lacking');
  return (
    <section>
      <table className={css.parts}>
        <caption>What is read</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Scope</th>
            <th scope="col">{credential.name}</th>
          </tr>
        </thead>
        <tbody>
          {AUDIT_PART_IDS.map((part) => {
            const { label, scope, without } = AUDIT_PARTS[part];
            const held = heldBefore(credential, scope);
            const { icon: Icon, word, look } = HELD[held];
            return (
              <tr key={part}>
                <th scope="row">{label}</th>
                <td>
                  <ScopeChip name={scope} />
                </td>
                <td className={css[look]} title={held === 'lacking' ? without : undefined}>
                  <Icon size={14} stroke={2} aria-hidden /> {word}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={css.small}>
        {lacking.length === 0
          ? 'Scopes alone do not suffice: grants are shown to super admins alone, and without a role lists are refused or empty. What could not be seen is named in the result.'
          : `Without them: ${[...new Set(lacking.map((part) => AUDIT_PARTS[part].without))].join(' ')} The rest is read all the same.`}
      </p>
    </section>
  );
}
