// Scopes: what each scope is known to do for the chosen credential, and which scope an operation needs.
import { IconEraser, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { onHostSent } from '../../platform/host-sent.ts';
import { navigate } from '../../platform/navigation.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { reloadLedger } from './actions.ts';
import { CatalogueView } from './catalogue/CatalogueView.tsx';
import { OperationsView } from './catalogue/OperationsView.tsx';
import { LeastView } from './least/LeastView.tsx';
import { ForgetDialog } from './ledger/ForgetDialog.tsx';
import { isKnown } from './ledger/forget.ts';
import { LedgerView } from './ledger/LedgerView.tsx';
import { openView, useScopesView } from './scopes-address.ts';
import { scopesStore } from './scopes-store.ts';

const VIEWS = [
  { value: 'scopes', label: 'By scope' },
  { value: 'operations', label: 'By operation' },
  { value: 'least', label: 'Least privilege' },
  { value: 'catalogue', label: 'Catalogue' },
] as const;

/** The ledger is read when the page is shown, for another credential, and whenever the host has sent something. */
function useFreshLedger(tenantId: string | undefined, credentialId: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is read where the ledger is read.
  useEffect(() => {
    const read = () => void reloadLedger();
    read();
    return onHostSent(read);
  }, [tenantId, credentialId]);
}

export function ScopesPage() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { version } = useCatalogue().catalogue;
  const view = useScopesView();
  const known = useStore(scopesStore, ({ ledger }) => ledger?.entries.some(isKnown) === true);
  const [forgetting, setForgetting] = useState(false);
  useFreshLedger(tenant?.id, credential?.id);
  const missing = tenant === null ? 'No tenant yet' : `${tenant.name} has no credential yet`;
  return (
    <>
      <PageHead
        title="Scopes"
        note={`${tenant?.name ?? 'No tenant'}${credential ? `, ${credential.name}` : ''} · catalogue ${version}`}
        actions={
          <>
            <SegmentedControl label="View" value={view} options={VIEWS} onChange={openView} />
            {view === 'scopes' && known && (
              <IconButton icon={IconEraser} label="Forget this ledger…" onClick={() => setForgetting(true)} />
            )}
            <IconButton icon={IconRefresh} label="Reload the ledger" keys="r" onClick={() => void reloadLedger()} />
          </>
        }
      />
      <ForgetDialog scope={null} opened={forgetting} onClose={() => setForgetting(false)} />
      {view === 'operations' ? (
        <OperationsView />
      ) : view === 'least' ? (
        <LeastView />
      ) : view === 'catalogue' ? (
        <CatalogueView />
      ) : credential ? (
        <LedgerView />
      ) : (
        <EmptyState
          title={missing}
          text="The ledger is kept for each credential: what it has registered, was granted and can do."
          action={
            <Button variant="primary" onClick={() => navigate('tenants', tenant?.id ?? '')}>
              {tenant === null ? 'Add tenant' : 'Add credential'}
            </Button>
          }
        />
      )}
    </>
  );
}
