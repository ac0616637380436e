// The forecast for the request as it stands, renewed when scopes, tokens or the draft change.
import { useStore } from 'zustand';
import type { Operation } from '../../../../shared/okta/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { tokensStore, useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useScopeState } from '../scopes/scope-store.ts';
import { authOutlook } from './auth-outlook.ts';
import { type Preflight, preflight } from './preflight.ts';
import { useRequestState } from './request-store.ts';

export function usePreflight(operation: Operation | null): Preflight | null {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const current = useCurrentToken();
  const tokens = useStore(tokensStore, (state) => state.tokens);
  const selected = useScopeState((state) => state.selected);
  const auth = useRequestState((state) => state.draft.auth);
  const pasted = useRequestState((state) => state.pasted);
  const now = useNow('slow');
  if (!tenant) return null;
  const credentialId = credential?.id ?? null;
  const outlook = authOutlook({
    auth,
    tenant,
    credentialId,
    selected,
    needed: operation?.scopes ?? [],
    tokens,
    current,
    pasted,
    now,
  });
  return preflight(operation, outlook);
}
