// The operations that a person used last on this tenant, by the history: asked for when the list of operations is opened.
import { useEffect, useState } from 'react';
import { PERSON_SOURCES } from '../../../../../shared/model/exchange-sources.ts';
import { host } from '../../../../platform/client.ts';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';

const SHOWN = 6;
/** Entries of the history to look at: many may be of one operation. */
const READ = 200;

/** Ids, the latest first; empty until the host has answered, and where it does not. */
export function useRecentOperations(opened: boolean): readonly string[] {
  const tenantId = useSelectedTenant()?.id;
  const [recent, setRecent] = useState<{ tenantId: string; ids: readonly string[] } | null>(null);
  useEffect(() => {
    if (!opened || tenantId === undefined) return;
    let wanted = true;
    const keep = (ids: readonly string[]) => wanted && setRecent({ tenantId, ids });
    host.history.list({ tenantId, sources: [...PERSON_SOURCES], limit: READ }).then(
      ({ entries }) =>
        keep(
          [...new Set(entries.flatMap(({ kind, operationId }) => (kind === 'api' ? (operationId ?? []) : [])))].slice(
            0,
            SHOWN,
          ),
        ),
      () => keep([]),
    );
    return () => {
      wanted = false;
    };
  }, [opened, tenantId]);
  return recent !== null && recent.tenantId === tenantId ? recent.ids : [];
}
