// Scopes: what each scope is known to do for the chosen credential, and which scope an operation needs.
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { navigate } from '../../platform/navigation.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { tokensStore } from '../../platform/session-state/tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { reloadLedger } from './actions.ts';
import { LeastView } from './LeastView.tsx';
import { LedgerView } from './LedgerView.tsx';
import { OperationsView } from './OperationsView.tsx';
import { scopesStore } from './scopes-store.ts';

const VIEWS = [
  { value: 'scopes', label: 'By scope' },
  { value: 'operations', label: 'By operation' },
  { value: 'least', label: 'Least privilege' },
] as const;

/** The ledger is read when the page is shown, for another credential, after a token, and when the window comes back. */
function useFreshLedger(tenantId: string | undefined, credentialId: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is read where the ledger is read.
  useEffect(() => {
    const read = () => void reloadLedger();
    read();
    window.addEventListener('focus', read);
    const ignore = tokensStore.subscribe(read);
    return () => {
      window.removeEventListener('focus', read);
      ignore();
    };
  }, [tenantId, credentialId]);
}

export function ScopesPage() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { version } = useCatalogue().catalogue;
  const view = useStore(scopesStore, (state) => state.view);
  useFreshLedger(tenant?.id, credential?.id);
  const missing = tenant === null ? 'No tenant yet' : `${tenant.name} has no credential yet`;
  return (
    <>
      <PageHead
        title="Scopes"
        note={`${tenant?.name ?? 'No tenant'}${credential ? `, ${credential.name}` : ''} · catalogue ${version}`}
        actions={
          <>
            <SegmentedControl
              label="View"
              value={view}
              options={VIEWS}
              onChange={(value) => scopesStore.setState({ view: value })}
            />
            <IconButton icon={IconRefresh} label="Reload the ledger" keys="r" onClick={() => void reloadLedger()} />
          </>
        }
      />
      {view === 'operations' ? (
        <OperationsView />
      ) : view === 'least' ? (
        <LeastView />
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
