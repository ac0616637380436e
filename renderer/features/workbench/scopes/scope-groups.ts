// The scope picker's rows: a resource a row, read and manage side by side, in groups. Pure, so that what is shown can be
// tested without a page. Registered ones come first, then the families, then names that nothing but the person knows.
import type { Family, ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import type { MatchRange } from '../../../../shared/okta/catalogue/fuzzy-match.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';
import { OPENID_SCOPES } from '../../../../shared/okta/scopes/scope-history.ts';
import { createScopeSearch } from '../../../../shared/okta/scopes/search-scopes.ts';
import { markOfScope, type ScopeAsker, type ScopeMark } from './scope-mark.ts';

export const SCOPE_FILTERS = ['registered', 'all', 'selected'] as const;
export type ScopeFilter = (typeof SCOPE_FILTERS)[number];
export type ScopeColumn = 'read' | 'manage' | 'other';

export interface ScopeCell {
  name: string;
  column: ScopeColumn;
  registered: boolean;
  mark: ScopeMark | null;
}

export interface ScopeRow {
  key: string;
  /** What the row is called: a resource, or the whole name for a scope that is neither read nor manage. */
  label: string;
  cells: readonly ScopeCell[];
  /** Parts of the label to mark. */
  ranges: readonly MatchRange[];
}

export type ScopeGroupId = 'registered' | 'openid' | Family | 'outside' | 'typed';

export interface ScopeGroup {
  id: ScopeGroupId;
  title: string;
  /** What all of its scopes have in common, when that is worth a word. */
  note: string | null;
  rows: readonly ScopeRow[];
}

export interface ScopeView {
  scopes: readonly ScopeFact[];
  registered: ReadonlySet<string>;
  selected: readonly string[];
  filter: ScopeFilter;
  query: string;
  credentialName: string;
  asker: ScopeAsker;
}

const ORDER: readonly ScopeGroupId[] = [
  'typed',
  'registered',
  'openid',
  'management',
  'oauth',
  'governance',
  'myaccount',
  'outside',
];

const HEADS: Record<ScopeGroupId, { title: string; note: string | null }> = {
  typed: { title: 'Typed', note: null },
  registered: { title: 'Registered', note: null },
  openid: { title: 'OpenID Connect', note: null },
  management: { title: 'Management', note: null },
  oauth: { title: 'OAuth and clients', note: null },
  governance: { title: 'Governance', note: 'licence' },
  myaccount: { title: 'MyAccount', note: 'user tokens only' },
  outside: { title: 'Retired and unlisted', note: null },
};

/** Groups that are closed until opened. */
export const CLOSED_AT_FIRST: readonly ScopeGroupId[] = ['oauth', 'governance', 'myaccount', 'outside'];

function columnOf(name: string): ScopeColumn {
  const { kind, operation } = parseScope(name);
  if (kind === 'read' || kind === 'manage') return kind;
  if (operation === 'read.self') return 'read';
  return operation === 'manage.self' ? 'manage' : 'other';
}

function rowKeyOf(name: string): string {
  const { resource, self } = parseScope(name);
  if (columnOf(name) === 'other') return name;
  return self ? `${resource} (self)` : resource;
}

function groupOf(row: readonly ScopeCell[], facts: ReadonlyMap<string, ScopeFact>): ScopeGroupId {
  if (row.some((cell) => cell.registered)) return 'registered';
  const known = row.flatMap((cell) => facts.get(cell.name) ?? []);
  const first = known[0];
  if (!first) return 'typed';
  const plain = known.some((fact) => fact.status === 'current' || fact.family !== 'management');
  return plain ? first.family : 'outside';
}

/** Every name that the catalogue, the credential or the selection knows, each once. */
function allNames({ scopes, registered, selected, asker }: ScopeView): string[] {
  const openId = asker.person ? OPENID_SCOPES : [];
  return [...new Set([...scopes.map((scope) => scope.name), ...openId, ...registered, ...selected])];
}

function factFor(name: string): ScopeFact {
  const { resource, kind } = parseScope(name);
  return { name, resource, kind, family: 'management', status: 'current' };
}

/** The groups that are not empty, in their order. With a query, the rows of a group are ordered by how well they fit. */
export function scopeGroups(view: ScopeView): ScopeGroup[] {
  const facts = new Map(view.scopes.map((scope) => [scope.name, scope]));
  const selected = new Set(view.selected);
  const cells = new Map<string, ScopeCell[]>();
  for (const name of allNames(view)) {
    const key = rowKeyOf(name);
    const cell: ScopeCell = {
      name,
      column: columnOf(name),
      registered: view.registered.has(name),
      mark: markOfScope(name, facts.get(name), view.asker),
    };
    cells.set(key, [...(cells.get(key) ?? []), cell]);
  }
  const searching = view.query.trim() !== '';
  const hits = searching ? findRows(view) : null;
  const groups = new Map<ScopeGroupId, ScopeRow[]>();
  for (const [key, row] of cells) {
    const hit = hits?.get(key);
    if (searching && !hit) continue;
    // A name that is looked for is found whatever the filter says: the filter is for looking around.
    if (!searching && !passes(row, view.filter, selected)) continue;
    const id =
      view.asker.person && row.some(({ name }) => OPENID_SCOPES.includes(name)) ? 'openid' : groupOf(row, facts);
    groups.set(id, [...(groups.get(id) ?? []), { key, label: key, cells: row, ranges: hit?.ranges ?? [] }]);
  }
  return ORDER.flatMap((id) => {
    const rows = groups.get(id);
    if (!rows) return [];
    rows.sort((a, b) => (hits ? (hits.get(a.key)?.rank ?? 0) - (hits.get(b.key)?.rank ?? 0) : a.key < b.key ? -1 : 1));
    const { title, note } = HEADS[id];
    return [{ id, title: id === 'registered' ? `${title} on ${view.credentialName}` : title, note, rows }];
  });
}

/**
 * How many of a group are chosen. A registered resource brings its other operations along as boxes: those are not registered,
 * and do not count there.
 */
export function groupCount({ id, rows }: ScopeGroup, chosen: ReadonlySet<string>): { chosen: number; of: number } {
  const counted = rows.flatMap(({ cells }) => (id === 'registered' ? cells.filter((cell) => cell.registered) : cells));
  return { chosen: counted.filter(({ name }) => chosen.has(name)).length, of: counted.length };
}

function passes(row: readonly ScopeCell[], filter: ScopeFilter, selected: ReadonlySet<string>): boolean {
  if (filter === 'all') return true;
  if (row.some((cell) => selected.has(cell.name))) return true;
  return filter === 'registered' && row.some((cell) => cell.registered);
}

function findRows(view: ScopeView): Map<string, { rank: number; ranges: MatchRange[] }> {
  const facts = new Map(view.scopes.map((scope) => [scope.name, scope]));
  const search = createScopeSearch(allNames(view).map((name) => facts.get(name) ?? factFor(name)));
  const found = new Map<string, { rank: number; ranges: MatchRange[] }>();
  search(view.query, 400).forEach(({ scope, ranges }, rank) => {
    const key = rowKeyOf(scope.name);
    const within = ranges.filter(([, end]) => end <= key.length);
    if (!found.has(key)) found.set(key, { rank, ranges: within });
  });
  return found;
}
