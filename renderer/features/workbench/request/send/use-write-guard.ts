// What the write guard demands for the request as it is, on the tenant of the bar.
import { guardWrite, type WriteGuard } from '../../../../../shared/okta/write-guard.ts';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { useRequestState } from '../request-store.ts';

/** Null when the request may go as it is. */
export function useWriteGuard(): WriteGuard | null {
  const tenant = useSelectedTenant();
  const method = useRequestState((state) => state.draft.method);
  const guard = tenant && guardWrite(method, tenant);
  return guard && guard.level !== 'none' ? guard : null;
}
