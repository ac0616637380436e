// The lines of a drift report by part, each with the text that a filter searches.
import type { Drift } from '../../../../shared/model/catalogue.ts';
import type { ReleaseOverlay } from '../../../../shared/model/release/release-overlay.ts';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';

export const DRIFT_PARTS = [
  { id: 'affected', label: 'Affected', empty: 'Nothing that you have saved is affected' },
  { id: 'scopes', label: 'Scopes', empty: 'No scope is added or removed' },
  { id: 'added', label: 'Added', empty: 'No operation is added' },
  { id: 'removed', label: 'Removed', empty: 'No operation is removed' },
  { id: 'changed', label: 'Changed', empty: 'No operation changes' },
] as const;
export type DriftPart = (typeof DRIFT_PARTS)[number]['id'];

/** `seen`: the version in which it was seen before, by name; null where it was not. */
export type DriftItem = { key: string; search: string; seen: string | null } & (
  | { kind: 'affected'; what: string; name: string; at: number | null; because: string }
  | { kind: 'scope'; scope: string; added: boolean }
  | { kind: 'operation'; method: string | null; path: string; title: string; lines: readonly string[] }
);

const WHAT: Record<string, string> = { credential: 'registration', sweep: 'sweep', ledger: 'ledger' };

/** `known`: the catalogue in use, which has the place of a changed operation. `overlay`: what was seen of a newer release. */
export function driftItems(
  drift: Drift,
  part: DriftPart,
  known: ReadonlyMap<string, Operation>,
  overlay: ReleaseOverlay | null,
): DriftItem[] {
  const seenIf = (isNamed: boolean | undefined): string | null => (isNamed && overlay ? overlay.to : null);
  switch (part) {
    case 'affected':
      return drift.affected.map(({ kind, name, at, because }, index) => ({
        kind: 'affected',
        key: String(index),
        search: `${kind} ${name} ${because}`.toLowerCase(),
        seen: null,
        what: WHAT[kind] ?? kind,
        name,
        at: at ?? null,
        because,
      }));
    case 'scopes':
      return [
        ...drift.scopesAdded.map((scope) => scopeItem(scope, true, null)),
        ...drift.scopesRemoved.map((scope) => scopeItem(scope, false, seenIf(overlay?.scopesGone.includes(scope)))),
      ];
    case 'added':
      return drift.operationsAdded.map(({ id, method, path, scopes }) => ({
        ...operationItem(id, method, path, scopes.length > 0 ? [`requires ${scopes.join(' ')}`] : []),
        seen: seenIf(overlay?.operationsNew.some((one) => one.method === method && one.path === path)),
      }));
    case 'removed':
      return drift.operationsRemoved.map(({ id, method, path }) => ({
        ...operationItem(id, method, path, []),
        seen: seenIf(overlay?.operationsGone.includes(id)),
      }));
    case 'changed':
      return drift.operationsChanged.map(({ id, changes }) => {
        const operation = known.get(id);
        return operationItem(id, operation?.method ?? null, operation?.path ?? id, changes);
      });
  }
}

function scopeItem(scope: string, added: boolean, seen: string | null): DriftItem {
  const word = added ? 'added' : 'removed';
  return { kind: 'scope', key: `${word} ${scope}`, search: `${scope} ${word}`.toLowerCase(), seen, scope, added };
}

function operationItem(id: string, method: string | null, path: string, lines: readonly string[]): DriftItem {
  const title = operationTitle(id);
  const search = [id, method, path, title, ...lines].join(' ').toLowerCase();
  return { kind: 'operation', key: `${method ?? ''} ${id}`, search, seen: null, method, path, title, lines };
}
