// The request being built. It survives a reload, except for what could be a secret: a pasted token, and headers that
// carry one. Arming a write is never kept: it belongs to one sending.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../../platform/kept-value.ts';
import { type Draft, FIRST_DRAFT, readDraft, withoutSecrets } from './draft.ts';

export interface RequestState {
  draft: Draft;
  /** The token pasted for this request: in memory only. */
  pasted: string;
  armed: boolean;
  confirmName: string;
  /** Parts of a request that was opened here and not kept whole. */
  lost: readonly string[];
  /** What a person should know of the request that was pasted, as long as the path is still that. */
  pastedNotes: { path: string; lines: readonly string[] } | null;
  tab: 'parameters' | 'headers' | 'body';
}

const KEY = 'workbench.request';
const TABS = ['parameters', 'headers', 'body'] as const;

function keptState(): RequestState {
  const kept = readKept(KEY);
  const record = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  return {
    draft: readDraft(record.draft) ?? FIRST_DRAFT,
    pasted: '',
    armed: false,
    confirmName: '',
    lost: [],
    pastedNotes: null,
    tab: TABS.find((tab) => tab === record.tab) ?? 'parameters',
  };
}

export const requestStore = createStore<RequestState>()(keptState);

requestStore.subscribe(({ draft, tab }, before) => {
  if (draft !== before.draft || tab !== before.tab) writeKept(KEY, { draft: withoutSecrets(draft), tab });
});

export const useRequestState = <Value>(pick: (state: RequestState) => Value): Value => useStore(requestStore, pick);
export const currentDraft = (): Draft => requestStore.getState().draft;
