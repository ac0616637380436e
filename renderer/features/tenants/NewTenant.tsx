// The form for a new tenant. *Check* works before anything is saved; what is typed stays when the person looks elsewhere.
import { IconPlugConnected } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useStore } from 'zustand';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { addTenant, checkOrg } from './actions.ts';
import { draftsStore, emptyTenant, NEW, setDraft } from './drafts.ts';
import { Findings } from './Findings.tsx';
import { TenantFields } from './TenantFields.tsx';
import css from './TenantsPage.module.css';
import { tenantFormFault } from './tenant-form-fault.ts';
import { showTenant } from './tenants-address.ts';

export function NewTenant() {
  const form = useStore(draftsStore, (state) => state.tenants[NEW]) ?? emptyTenant;
  const findings = useStore(draftsStore, (state) => state.checks[NEW]);
  const adding = useAction(addTenant);
  const checking = useAction(checkOrg);
  const fault = tenantFormFault(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) void adding.run(form);
  };
  return (
    <div className={css.sheet}>
      <Section title="Add tenant">
        <form className={css.form} onSubmit={submit}>
          <TenantFields
            form={form}
            autoFocus
            onChange={(next) => {
              if (next.url !== form.url) setDraft('checks', NEW, null);
              setDraft('tenants', NEW, next);
            }}
          />
          {findings && <Findings findings={findings.findings} />}
          {checking.error && <ErrorNotice error={checking.error} onDismiss={checking.clear} />}
          {adding.error && <ErrorNotice error={adding.error} onDismiss={adding.clear} />}
          <div className={css.actions}>
            <Button
              type="submit"
              variant="primary"
              size="large"
              busy={adding.busy}
              disabled={fault !== null}
              title={fault ?? undefined}
            >
              Add tenant
            </Button>
            <Button
              size="large"
              icon={IconPlugConnected}
              busy={checking.busy}
              disabled={!parseOrgUrl(form.url).ok}
              onClick={() => checking.run(NEW, { url: form.url })}
            >
              Check
            </Button>
            <Button
              size="large"
              variant="quiet"
              onClick={() => {
                setDraft('tenants', NEW, null);
                setDraft('checks', NEW, null);
                showTenant('', false);
              }}
            >
              Cancel
            </Button>
          </div>
        </form>
      </Section>
    </div>
  );
}
