// What a person can do to the choice of scopes. Every change goes through here, so that the order stays that of choosing
// and no name is in it twice.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { leastScopes } from '../../../../shared/okta/scopes/requirement.ts';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import type { ScopeFilter, ScopeGroupId } from './scope-groups.ts';
import { scopeStore } from './scope-store.ts';

const unique = (names: Iterable<string>): string[] => [...new Set(names)];

export function setScopes(names: Iterable<string>): void {
  scopeStore.setState({ selected: unique(names) });
}

export function addScopes(names: Iterable<string>): void {
  setScopes([...scopeStore.getState().selected, ...names]);
}

export function removeScope(name: string): void {
  setScopes(scopeStore.getState().selected.filter((known) => known !== name));
}

export function toggleScope(name: string): void {
  if (scopeStore.getState().selected.includes(name)) removeScope(name);
  else addScopes([name]);
}

/** Add what a pasted text names; gives the names found. */
export function pasteScopes(text: string): string[] {
  const names = parseScopeList(text);
  addScopes(names);
  return names;
}

/** Choose exactly what the operation demands. */
export function chooseLeast(operation: Operation): void {
  setScopes(leastScopes(operation));
}

export function setScopeQuery(query: string): void {
  scopeStore.setState({ query });
}

export function setScopeFilter(filter: ScopeFilter): void {
  scopeStore.setState({ filter, query: '' });
}

export function setGroupOpen(id: ScopeGroupId, open: boolean): void {
  scopeStore.setState((state) => ({ open: { ...state.open, [id]: open } }));
}

/** Keep the present choice under a name; a preset of that name is replaced. */
export function savePreset(name: string): void {
  scopeStore.setState(({ presets, selected }) => ({
    presets: [...presets.filter((preset) => preset.name !== name), { name, scopes: selected }],
  }));
}

export function removePreset(name: string): void {
  scopeStore.setState(({ presets }) => ({ presets: presets.filter((preset) => preset.name !== name) }));
}
