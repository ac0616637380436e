// Tenants: the list at the left, one tenant (or the form for a new one) at the right.
import { IconBuilding, IconFileExport, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useAddress } from '../../platform/navigation.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { exportTenants } from './actions.ts';
import { NEW } from './drafts.ts';
import { DecisionGuide } from './guide/DecisionGuide.tsx';
import { ImportTenants } from './import/ImportTenants.tsx';
import { TenantList } from './list/TenantList.tsx';
import { NewTenant } from './NewTenant.tsx';
import { TenantDetail } from './TenantDetail.tsx';
import css from './TenantsPage.module.css';
import { showTenant, tenantsAddress } from './tenants-address.ts';

/** In the address in place of a tenant. */
const IMPORT = 'import';

export function TenantsPage() {
  const { rest } = useAddress(tenantsAddress);
  const tenants = useTenants();
  const selected = useSelectedTenant();
  const named = rest !== '' && rest !== NEW && rest !== IMPORT;
  const shown = named ? tenants.find((tenant) => tenant.id === rest) : selected;
  // The first own tenant is the next step; with one there, it is what that one lacks.
  const first = rest !== NEW && tenants.every((tenant) => tenant.abilities.builtIn);
  const exporting = useAction(() => exportTenants());
  return (
    <>
      <PageHead
        title="Tenants"
        note="Your customers’ Okta orgs and their credentials."
        actions={
          <>
            <Button variant="quiet" icon={IconFileImport} onClick={() => showTenant(IMPORT, true)}>
              Import
            </Button>
            <Button variant="quiet" icon={IconFileExport} busy={exporting.busy} onClick={() => exporting.run()}>
              Export
            </Button>
            <Button variant={first ? 'primary' : 'default'} icon={IconPlus} onClick={() => showTenant(NEW, true)}>
              Add tenant
            </Button>
          </>
        }
      />
      <Splitter id="tenants" label="Width of the list" initial={304} min={200} max={420} restMin={480}>
        <TenantList shownId={rest === NEW ? null : (shown?.id ?? null)} />
        <div className={css.detail}>
          {rest === NEW ? (
            <NewTenant />
          ) : shown ? (
            <TenantDetail key={shown.id} tenant={shown} />
          ) : named ? (
            <EmptyState
              icon={IconBuilding}
              title="This tenant is not here any more"
              text="It was deleted, or its address is of another data folder."
              action={selected && <Button onClick={() => showTenant('', true)}>Show {selected.name}</Button>}
            />
          ) : (
            <EmptyState
              icon={IconBuilding}
              title="No tenant yet"
              text="Add the Okta org that you want to test against."
            />
          )}
        </div>
      </Splitter>
      <DecisionGuide />
      <ImportTenants opened={rest === IMPORT} onClose={() => showTenant('', false)} />
    </>
  );
}
