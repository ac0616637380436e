// What a sweep says about each scope: of the calls that demand it, how many passed, were refused, were left in doubt. A call
// that passed speaks for a scope only if the token held it, and is evidence for it only if nothing else in that token would have done:
// beside `okta.users.read`, a list of users shows nothing of `okta.users.manage`.
import { satisfies } from '../../../okta/scopes/scope.ts';
import { scopeEvidence } from '../../../okta/scopes/scope-evidence.ts';
import { VERDICT_FACTS } from '../../../okta/verdict/verdicts.ts';
import { cellAt, type SweepView } from '../reduce-sweep.ts';
import type { SweepCell, SweepColumn, SweepRow } from '../sweep-types.ts';

export interface ScopeSum {
  target: number;
  scope: string;
  /** Passed, with something in the answer, under a token that held this scope. */
  allowed: number;
  /** Passed with an empty list: allowed, or a missing role. */
  empty: number;
  refused: number;
  /** Anything else that was answered: not found, faults, rate. */
  other: number;
  skipped: number;
  /** At least one call passed beyond doubt that only this scope could have let through. */
  effective: boolean;
}

/** In the order of the columns and, with several scopes a column, of the choice. Cells not done yet are in no sum. */
export function sumScopes(view: SweepView): ScopeSum[] {
  const granted = new Map(view.tokens.map((token) => [tokenKey(token.target, token.requested), token.granted]));
  return view.columns.flatMap((column) => column.scopes.map((scope) => sumOf(view, column, scope, granted)));
}

const tokenKey = (target: number, scopes: readonly string[]) => `${target}|${scopes.join(' ')}`;

function sumOf(view: SweepView, column: SweepColumn, scope: string, granted: Map<string, string[]>): ScopeSum {
  const sum = {
    target: column.target,
    scope,
    allowed: 0,
    empty: 0,
    refused: 0,
    other: 0,
    skipped: 0,
    effective: false,
  };
  for (const row of view.rows) {
    const names = demanded(row, scope);
    const cell = names.length > 0 ? cellAt(view, column, row) : undefined;
    // A token that was requested without this scope says nothing about it.
    if (!cell?.scopes.includes(scope)) continue;
    const part = partOf(cell);
    const held = granted.get(tokenKey(cell.target, cell.scopes)) ?? [];
    if ((part === 'allowed' || part === 'empty') && !held.includes(scope)) continue;
    sum[part] += 1;
    if (shows(cell) && names.some((name) => !satisfies(without(held, scope), name))) sum.effective = true;
  }
  return sum;
}

/** For reports and lists; skipped calls are no try. */
export function effectiveWord({ effective, allowed, empty, refused, other }: ScopeSum): 'yes' | 'no' | 'not tried' {
  if (effective) return 'yes';
  return allowed + empty + refused + other > 0 ? 'no' : 'not tried';
}

const shows = ({ outcome, method, emptyList }: SweepCell): boolean =>
  outcome === 'allowed' && scopeEvidence({ verdict: outcome, method, emptyList }) === 'effective';

const without = (names: readonly string[], one: string) => names.filter((name) => name !== one);

/** What the call needs that this scope would give. */
function demanded(row: SweepRow, scope: string): string[] {
  return row.scopes.filter((name) => name === scope || satisfies([scope], name));
}

function partOf({ outcome, emptyList }: SweepCell): 'allowed' | 'empty' | 'refused' | 'other' | 'skipped' {
  if (outcome === 'skipped') return 'skipped';
  const { group } = VERDICT_FACTS[outcome];
  if (group === 'passed') return emptyList ? 'empty' : 'allowed';
  return group === 'refused' ? 'refused' : 'other';
}
