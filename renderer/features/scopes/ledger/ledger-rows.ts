// The rows of the ledger: each entry with what the catalogue knows of it, then filtered and sorted as the person asked.
import type { LedgerEntry } from '../../../../shared/model/ledger.ts';
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { opensCount, type ScopeIndex } from '../../../../shared/okta/scopes/blast-radius.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';
import type { ScopeEvidence } from '../../../../shared/okta/scopes/scope-evidence.ts';
import { createScopeSearch, type ScopeSearch } from '../../../../shared/okta/scopes/search-scopes.ts';
import type { LedgerFilter, LedgerSort } from '../scopes-address.ts';

export interface LedgerRowData {
  entry: LedgerEntry;
  /** Undefined for a name outside the catalogue. */
  fact: ScopeFact | undefined;
  /** How many operations it opens. */
  opens: number;
}

export interface LedgerTable {
  rows: readonly LedgerRowData[];
  byName: ReadonlyMap<string, LedgerRowData>;
  search: ScopeSearch;
}

/** Built once for a ledger as it was read; filtering works on it at every key. */
export function createLedgerTable(
  entries: readonly LedgerEntry[],
  facts: ReadonlyMap<string, ScopeFact>,
  index: ScopeIndex,
): LedgerTable {
  const rows = entries
    .map((entry) => ({ entry, fact: facts.get(entry.scope), opens: opensCount(entry.scope, index) }))
    .sort((a, b) => (a.entry.scope < b.entry.scope ? -1 : 1));
  return {
    rows,
    byName: new Map(rows.map((row) => [row.entry.scope, row])),
    search: createScopeSearch(rows.map(({ entry, fact }) => fact ?? unlisted(entry.scope))),
  };
}

/** A name that was typed or granted and that no specification has: found by the same search. */
function unlisted(name: string): ScopeFact {
  const { resource, kind } = parseScope(name);
  return { name, resource, kind, family: 'management', status: 'outside' };
}

/** Whether a call showed that scope and role let it through; the host decides what shows it. */
const isEffective = ({ effective }: LedgerEntry): boolean => effective?.evidence === 'effective';

export const FILTERS: Record<LedgerFilter, { label: string; meaning: string; keeps: (entry: LedgerEntry) => boolean }> =
  {
    registered: { label: 'Registered', meaning: 'In the registration', keeps: (entry) => entry.registered === true },
    'not-granted': {
      label: 'Not granted',
      meaning: 'Requested, and left out of the token',
      keeps: (entry) => entry.granted?.granted === false,
    },
    effective: {
      label: 'Shown by a call',
      meaning: 'A call was allowed by it, and returned something',
      keeps: isEffective,
    },
    stale: { label: 'Stale', meaning: 'Shown before something changed', keeps: (entry) => entry.stale.length > 0 },
    unused: {
      label: 'Unused',
      meaning: 'Registered, and no call has shown anything about it',
      keeps: (entry) => entry.registered === true && entry.effective === null,
    },
  };

const PROGRESS_OF_EVIDENCE: Record<ScopeEvidence, number> = { effective: 0, accepted: 1, refused: 2, unclear: 2 };

/** Furthest state first: effective, accepted, refused in use, granted, refused, requested, registered, in the catalogue only. */
function progress({ effective, granted, requested, registered }: LedgerEntry): number {
  if (effective !== null) return PROGRESS_OF_EVIDENCE[effective.evidence];
  if (granted?.granted === true) return 3;
  if (granted !== null) return 4;
  if (requested !== null) return 5;
  return registered === true ? 6 : 7;
}

/** Those that the text leaves, the best match first. */
export const findRows = (table: LedgerTable, text: string): readonly LedgerRowData[] =>
  text.trim() === ''
    ? table.rows
    : table.search(text, table.rows.length).flatMap(({ scope }) => table.byName.get(scope.name) ?? []);

/** `found` of `text`. With a text, and in the order by registration or by name, the best match is first. */
export function chooseRows(
  found: readonly LedgerRowData[],
  text: string,
  filter: LedgerFilter | null,
  sort: LedgerSort,
): readonly LedgerRowData[] {
  const kept = filter === null ? found : found.filter(({ entry }) => FILTERS[filter].keeps(entry));
  if (sort === 'registered' && text.trim() === '')
    return [...kept].sort((a, b) => Number(b.entry.registered === true) - Number(a.entry.registered === true));
  if (sort === 'state') return [...kept].sort((a, b) => progress(a.entry) - progress(b.entry));
  if (sort === 'opens') return [...kept].sort((a, b) => b.opens - a.opens);
  return kept;
}
