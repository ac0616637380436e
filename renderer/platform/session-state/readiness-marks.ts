// How ready the integration of a credential is, for its badge: known since the Readiness page has last asked for it, and only for a while, because files
// are edited and results end after 48 hours. What is not known is not shown.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { credentialNamed, tenantNamed } from '../../../shared/integration/find-instance.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import { tenantsStore } from './tenants.ts';

interface ReadinessMark {
  integration: string;
  /** Epoch ms. */
  at: number;
  ready: boolean;
  /** Failed, to confirm and not run. */
  left: number;
}

/** By `tenant/credential`. */
const marksStore = createStore<Readonly<Record<string, ReadinessMark>>>()(() => ({}));

export function noteReadiness(
  instances: Integration['instances'],
  { integration, ready, sums }: Pick<ReadinessReport, 'integration' | 'ready' | 'sums'>,
): void {
  const mark = { integration, at: Date.now(), ready, left: sums.fail + sums.manual + sums['not-run'] };
  const { tenants } = tenantsStore.getState();
  const others = Object.entries(marksStore.getState()).filter(([, one]) => one.integration !== integration);
  const found = instances.flatMap((instance) => {
    const tenant = tenantNamed(tenants, instance.tenant);
    const credential = tenant && credentialNamed(tenant, instance.credential);
    return tenant && credential ? [[`${tenant.id}/${credential.id}`, mark] as const] : [];
  });
  marksStore.setState(Object.fromEntries([...others, ...found]), true);
}

const SHOWN_MS = 3_600_000;

/** Null where it is not known. `now`: epoch ms. */
export function useReadinessMark(tenantId: string, credentialId: string, now: number): ReadinessMark | null {
  const mark = useStore(marksStore, (marks) => marks[`${tenantId}/${credentialId}`]);
  return mark !== undefined && now - mark.at < SHOWN_MS ? mark : null;
}
