// A sweep as a plan: which call under which token, in an order in which lists come before the calls that need their ids.
// Pure and quick (55 scopes × 288 operations in well under 100 ms), so that a page can plan at every click.
import { counted } from '../../../counted.ts';
import type { Catalogue, Operation } from '../../../okta/catalogue/catalogue.ts';
import type { SweepColumn, SweepInput, SweepRow } from '../sweep-events.ts';
import { type ChosenOperation, chooseOperations } from './choose-operations.ts';
import { batchTokens, chosenScopes } from './choose-scopes.ts';
import { invalidWriteFor } from './invalid-write.ts';
import { rateBucket } from './rate-bucket.ts';
import { bareTemplate, type ValueNeed, valueNeeds } from './value-source.ts';

/** More cells than this are a mistake, and would fill the memory before anyone sees it. */
const MOST_CELLS = 100_000;

/** What the cells of one row have in common. */
export interface PlannedCall {
  row: SweepRow;
  query: Record<string, string>;
  needs: ValueNeed[];
  /** 0 for calls that need no value, else one more than the list that gives it. */
  depth: number;
  /** False when no call of this sweep gives a value that is needed: then nothing is sent. */
  sendable: boolean;
  bucket: string;
}

export interface PlannedCell {
  key: string;
  column: SweepColumn;
  /** What the token of this call is asked for. */
  tokenScopes: string[];
  call: PlannedCall;
}

export interface SweepPlan {
  columns: SweepColumn[];
  rows: SweepRow[];
  /** In the order in which they run. */
  cells: PlannedCell[];
  notes: string[];
  /** Why this cannot be run at all; empty when it can. */
  problems: string[];
}

/** `registered`: what each target's integration has registered, in the order of `input.targets`. */
export function planSweep(input: SweepInput, catalogue: Catalogue, registered: readonly string[][]): SweepPlan {
  const scopesOf = input.targets.map((_, target) => chosenScopes(input.scopes, catalogue, registered[target] ?? []));
  const all = [...new Set(scopesOf.flat())];
  const { chosen, problems, without } = chooseOperations(input.operations, catalogue, all);
  const read = chosen.map(toPlannedRow(chosen, catalogue));
  const writes = input.invalidWrites ? all.flatMap((scope) => writeRow(scope, catalogue)) : [];
  const plan: SweepPlan = {
    columns: [],
    rows: [...read, ...writes].map(({ call }) => call.row),
    cells: [],
    notes: [...notesOf(input, catalogue, all, without), ...unsentNote(read)],
    problems: [
      ...problems,
      ...scopesOf.flatMap((scopes, target) => (scopes.length === 0 ? [noScopes(input, target)] : [])),
    ],
  };
  const calls = [...read, ...writes];
  const columnCount = scopesOf.reduce((sum, scopes) => sum + (input.isolation === 'each' ? scopes.length : 1), 0);
  if (columnCount * calls.length > MOST_CELLS)
    plan.problems.push(`This would be ${columnCount * calls.length} cells; a sweep has at most ${MOST_CELLS}.`);
  if (plan.problems.length > 0) return plan;
  const byDepth: PlannedCell[][] = calls.map(() => []);
  scopesOf.forEach((scopes, target) => {
    const columns = columnsOf(input, target, scopes);
    plan.columns.push(...columns);
    const tokens = batchTokens(scopes, catalogue);
    for (const column of columns)
      for (const { operation, call } of calls) {
        // A write is tried where its own scope is held, nowhere else: the fewer writes the better.
        if (call.row.invalidWrite && !column.scopes.includes(call.row.scopes[0] ?? '')) continue;
        const tokenScopes = column.scope === null ? tokens.of(operation) : column.scopes;
        byDepth[call.depth]?.push({ key: `${column.key}|${operation.id}`, column, tokenScopes, call });
      }
  });
  plan.cells = byDepth.flat();
  return plan;
}

interface PlannedRow {
  operation: Operation;
  call: PlannedCall;
}

function columnsOf({ isolation }: SweepInput, target: number, scopes: string[]): SweepColumn[] {
  if (isolation === 'together') return [{ key: `${target}|*`, target, scope: null, scopes }];
  return scopes.map((scope) => ({ key: `${target}|${scope}`, target, scope, scopes: [scope] }));
}

function toPlannedRow(chosen: readonly ChosenOperation[], { operations }: Catalogue) {
  const givers = new Map(chosen.map((one) => [bareTemplate(one.operation.path), one]));
  const lists = new Set(givers.keys());
  const known = new Set(operations.flatMap(({ method, path }) => (method === 'GET' ? [bareTemplate(path)] : [])));
  const done = new Map<ChosenOperation, PlannedRow>();
  return function plan(one: ChosenOperation): PlannedRow {
    const before = done.get(one);
    if (before) return before;
    const { operation, query } = one;
    const needs = valueNeeds(operation, query, lists, known);
    const from = needs.map(({ list }) => (list === null ? null : (givers.get(list) ?? null)));
    // A list is above what it lists, so this ends; the guard is for a catalogue that says otherwise.
    const below = from.flatMap((giver) => (giver === null || giver === one ? [] : [plan(giver)]));
    const planned: PlannedRow = {
      operation,
      call: {
        row: rowOf(operation, false),
        query,
        needs,
        depth: below.length === 0 ? 0 : 1 + Math.max(...below.map(({ call }) => call.depth)),
        sendable:
          needs.every(({ known, list }) => known !== null || list !== null) && below.every(({ call }) => call.sendable),
        bucket: rateBucket(operation.method, operation.path),
      },
    };
    done.set(one, planned);
    return planned;
  };
}

function writeRow(scope: string, catalogue: Catalogue): PlannedRow[] {
  const operation = invalidWriteFor(scope, catalogue.operations);
  if (operation === null) return [];
  const bucket = rateBucket(operation.method, operation.path);
  const call: PlannedCall = { row: rowOf(operation, true), query: {}, needs: [], depth: 0, sendable: true, bucket };
  return [{ operation, call }];
}

function rowOf({ id, method, path, scopes }: Operation, invalidWrite: boolean): SweepRow {
  return { operationId: id, method, path, scopes, invalidWrite };
}

function noScopes({ scopes }: SweepInput, target: number): string {
  return scopes === 'registered'
    ? `Nothing is known about the scopes registered on target ${target + 1}.`
    : `There is no scope to ask for on target ${target + 1}.`;
}

/** Calls that nothing in this sweep gives a value for: reported before the start, not only in their cells. */
function unsentNote(rows: readonly PlannedRow[]): string[] {
  const unsent = rows.filter(({ call }) => !call.sendable);
  if (unsent.length === 0) return [];
  const names = unsent.flatMap(({ call }) => call.needs.filter(lacks).slice(0, 1)).map(({ name }) => name);
  const calls = counted(unsent.length, 'call is not sent', 'calls are not sent');
  return [`${calls}, because nothing in this sweep gives a value for ${listed([...new Set(names)])}.`];
}

const lacks = ({ known, list }: ValueNeed): boolean => known === null && list === null;

const listed = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');

/** Manage scopes whose read is there too: what they open is called with that. */
function besideRead(scopes: readonly string[]): string[] {
  const all = new Set(scopes);
  return scopes.filter((name) => name.endsWith('.manage') && all.has(name.replace(/\.manage$/, '.read')));
}

function notesOf(input: SweepInput, catalogue: Catalogue, scopes: string[], without: string[]): string[] {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const note = (names: string[], text: string) => (names.length === 0 ? [] : [`${text}: ${listed(names)}.`]);
  const status = (wanted: string) => scopes.filter((name) => facts.get(name)?.status === wanted);
  const untried = input.invalidWrites
    ? scopes.filter((name) => name.endsWith('.manage') && invalidWriteFor(name, catalogue.operations) === null)
    : [];
  return [
    ...note(
      scopes.filter((name) => !facts.has(name)),
      'Not in the catalogue, requested all the same',
    ),
    ...note(status('retired'), 'Retired, the org will refuse them'),
    ...note(status('user-only'), 'For tokens of users only, the org will refuse them'),
    ...note(without, 'No harmless call is known for'),
    ...note(
      input.isolation === 'together' && !input.invalidWrites ? besideRead(scopes) : [],
      'Not tried beside the read scope that they include; sweep each scope alone, or try invalid writes',
    ),
    ...note(untried, 'No write that can be made invalid is known for'),
  ];
}
