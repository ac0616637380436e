// Which scopes are chosen, and how the picker is looked at. The choice and the presets survive a reload; the search does not.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../../platform/kept-value.ts';
import { CHOSEN_SCOPES_KEY, chosenScopes } from '../../../platform/session-state/chosen-scopes.ts';
import { SCOPE_FILTERS, type ScopeFilter, type ScopeGroupId } from './scope-groups.ts';

export interface ScopePreset {
  name: string;
  scopes: readonly string[];
}

export interface ScopeState {
  /** In the order of choosing, each once: the order in which they are sent. */
  selected: readonly string[];
  presets: readonly ScopePreset[];
  /** Null until the person chooses: then the credential decides (registered scopes when it has any). */
  filter: ScopeFilter | null;
  query: string;
  /** Groups that the person opened or closed. */
  open: Readonly<Partial<Record<ScopeGroupId, boolean>>>;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function presetsOf(value: unknown): ScopePreset[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('name' in item) || !('scopes' in item)) return [];
    if (!isText(item.name) || !Array.isArray(item.scopes)) return [];
    return [{ name: item.name, scopes: item.scopes.filter(isText) }];
  });
}

function keptState(): ScopeState {
  const kept = readKept(CHOSEN_SCOPES_KEY);
  const first: ScopeState = { selected: chosenScopes(), presets: [], filter: null, query: '', open: {} };
  if (typeof kept !== 'object' || kept === null) return first;
  const { presets, filter } = kept as Record<string, unknown>;
  return {
    ...first,
    presets: presetsOf(presets),
    filter: SCOPE_FILTERS.find((known) => known === filter) ?? null,
  };
}

export const scopeStore = createStore<ScopeState>()(keptState);

scopeStore.subscribe(({ selected, presets, filter }) => writeKept(CHOSEN_SCOPES_KEY, { selected, presets, filter }));

export const useScopeState = <Value>(pick: (state: ScopeState) => Value): Value => useStore(scopeStore, pick);
export const selectedScopes = (): readonly string[] => scopeStore.getState().selected;
