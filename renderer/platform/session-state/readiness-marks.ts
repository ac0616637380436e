// How ready the integration of a credential is, for its badge: known since the Readiness page has last asked for it, and only for a while, because files
// are edited and results end after 48 hours. What is not known is not shown.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

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

/** In place of what was known of the same integration. `keys`: `tenant/credential` of its instances. */
export function noteMarks(keys: readonly string[], mark: Omit<ReadinessMark, 'at'>): void {
  const others = Object.entries(marksStore.getState()).filter(([, one]) => one.integration !== mark.integration);
  const noted = keys.map((key) => [key, { ...mark, at: Date.now() }] as const);
  marksStore.setState(Object.fromEntries([...others, ...noted]), true);
}

const SHOWN_MS = 3_600_000;

/** Null where it is not known. `now`: epoch ms. */
export function useReadinessMark(tenantId: string, credentialId: string, now: number): ReadinessMark | null {
  const mark = useStore(marksStore, (marks) => marks[`${tenantId}/${credentialId}`]);
  return mark !== undefined && now - mark.at < SHOWN_MS ? mark : null;
}
