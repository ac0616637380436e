// The ledger as a pure reducer: observations of exchanges in, the evidence for each scope out. Kept per credential.
//
// Which scope a call is evidence for. A demand is met by the demanded scope or by the manage of its resource. When the token holds
// the demanded scope, the call counts for that one, although the manage beside it would have done too: it is what was
// needed, and it is what a person asked about. When only the manage is held, the call counts for the manage. A demand
// that nothing held meets is no evidence, whatever the answer: either the catalogue is wrong or the refusal was expected.

import type { EffectiveEvidence, EvidenceAt, KeptScope, LedgerBasis } from '../../model/ledger.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import type { Confidence, Verdict } from '../verdict/verdicts.ts';
import { impliedBy } from './scope.ts';
import { isEmptyAnswer } from './scope-evidence.ts';

/** By scope name. */
export type LedgerEvidence = Readonly<Record<string, KeptScope>>;

export type LedgerObservation =
  | (EvidenceAt & {
      kind: 'token';
      requested: readonly string[];
      granted: readonly string[];
      /** What the answer says was not granted. One in neither list: it says nothing (wrong secret, no answer). */
      refused: readonly string[];
    })
  | (EvidenceAt & {
      kind: 'call';
      operation: Pick<Operation, 'id' | 'method' | 'path' | 'scopes'>;
      heldScopes: readonly string[];
      verdict: Verdict;
      confidence: Confidence;
    });

/**
 * How much an answer says about a scope that the token held; a verdict without a rank says nothing.
 * The scope is checked before the role and before the body (FACTS §11), so an answer about the request shows it too.
 */
const RANKS: Partial<Record<Verdict, number>> = {
  allowed: 4,
  'bad-request': 3,
  conflict: 3,
  'state-forbids': 3,
  'not-found': 2,
  'role-missing': 1,
  'feature-off': 1,
  'scope-missing': 0,
};

/** An empty list says no more than that the scope was accepted: less than an answer about the request. */
const EMPTY_LIST_RANK = 2;

const NOTHING: KeptScope = { requested: null, granted: null, effective: null };

/** Returns the same object when the observation says nothing new. */
export function reduceLedger(kept: LedgerEvidence, seen: LedgerObservation): LedgerEvidence {
  return seen.kind === 'token' ? reduceToken(kept, seen) : reduceCall(kept, seen);
}

function reduceToken(
  kept: LedgerEvidence,
  { requested, granted, refused, at, exchangeId, basis }: Extract<LedgerObservation, { kind: 'token' }>,
): LedgerEvidence {
  const next: Record<string, KeptScope> = { ...kept };
  const evidence = { at, exchangeId, basis };
  const received = new Set(granted);
  const gone = new Set(refused);
  for (const scope of new Set(requested)) {
    const before = evidenceOf(next, scope);
    next[scope] = {
      ...before,
      requested: newer(before.requested, evidence),
      granted:
        received.has(scope) || gone.has(scope)
          ? newer(before.granted, { ...evidence, granted: received.has(scope) })
          : before.granted,
    };
  }
  return next;
}

function reduceCall(kept: LedgerEvidence, seen: Extract<LedgerObservation, { kind: 'call' }>): LedgerEvidence {
  const { operation, heldScopes, verdict, confidence, at, exchangeId, basis } = seen;
  const next: Record<string, KeptScope> = { ...kept };
  let changed = false;
  const held = new Set(heldScopes);
  // A pasted token was never requested here: that it holds a scope shows when it is used.
  for (const scope of held) {
    const before = evidenceOf(next, scope);
    if (before.granted !== null && (before.granted.at >= at || sameBasis(before.granted.basis, basis))) continue;
    next[scope] = { ...before, granted: { at, exchangeId, basis, granted: true } };
    changed = true;
  }
  const rank = RANKS[verdict];
  if (rank === undefined) return changed ? next : kept;
  for (const scope of scopesAbout(next, operation.scopes, held, verdict)) {
    const before = evidenceOf(next, scope);
    const evidence: EffectiveEvidence = {
      at,
      exchangeId,
      basis,
      verdict,
      confidence,
      operationId: operation.id,
      method: operation.method,
      path: operation.path,
    };
    if (!outweighs(evidence, before.effective, contains(held, scope))) continue;
    next[scope] = { ...before, effective: evidence };
    changed = true;
  }
  return changed ? next : kept;
}

/** The scopes that the answer is about. When one demand is not met, the answer is about that one. */
function scopesAbout(
  kept: LedgerEvidence,
  demanded: readonly string[],
  held: ReadonlySet<string>,
  verdict: Verdict,
): string[] {
  const unmet = demanded.filter((need) => !contains(held, need));
  if (unmet.length === 0)
    return [...new Set(demanded.flatMap((need) => impliedBy(need).find((name) => held.has(name)) ?? []))];
  // The org refuses the scope and the call shows it; for a scope that was merely left out, the refusal is no news.
  return verdict === 'scope-missing' ? unmet.filter((need) => evidenceOf(kept, need).granted?.granted === false) : [];
}

function contains(held: ReadonlySet<string>, need: string): boolean {
  return impliedBy(need).some((name) => held.has(name));
}

/**
 * The newest evidence counts, but a weaker answer of another operation does not undo a stronger one: a role that is missing for one
 * operation says nothing against the scope that another has shown. A held scope that is refused contradicts all before it.
 */
function outweighs(evidence: EffectiveEvidence, before: EffectiveEvidence | null, held: boolean): boolean {
  if (before === null) return true;
  if (evidence.at < before.at) return false;
  if (!sameBasis(evidence.basis, before.basis)) return true;
  if (!held) return before.verdict === 'scope-missing';
  if (evidence.verdict === 'scope-missing' || evidence.operationId === before.operationId) return true;
  return weight(evidence) >= weight(before);
}

function weight({ verdict, confidence }: EffectiveEvidence): number {
  if (isEmptyAnswer({ verdict, confidence })) return EMPTY_LIST_RANK;
  return (RANKS[verdict] ?? -1) - (confidence === 'certain' ? 0 : 0.5);
}

function evidenceOf(kept: LedgerEvidence, scope: string): KeptScope {
  return (Object.hasOwn(kept, scope) ? kept[scope] : undefined) ?? NOTHING;
}

/** Observations of two processes may arrive in any order. */
function newer<T extends EvidenceAt>(before: T | null, evidence: T): T {
  return before !== null && before.at > evidence.at ? before : evidence;
}

function sameBasis(a: LedgerBasis, b: LedgerBasis): boolean {
  return staleAgainst(a, b, true).length === 0;
}

export type StaleReason = 'secret-changed' | 'registered-changed' | 'catalogue-changed';

/**
 * Why the evidence for a scope is in doubt today. Any change of the registration counts for all: an instance is a snapshot,
 * and after an edit of the scopes there is a new one (FACTS §9). The catalogue matters for `effective` only: it says what
 * the operation demanded.
 */
export function staleReasons(kept: KeptScope, today: LedgerBasis): StaleReason[] {
  const reasons = new Set<StaleReason>();
  for (const evidence of [kept.requested, kept.granted])
    for (const reason of evidence ? staleAgainst(evidence.basis, today, false) : []) reasons.add(reason);
  for (const reason of kept.effective ? staleAgainst(kept.effective.basis, today, true) : []) reasons.add(reason);
  return [...reasons];
}

function staleAgainst(then: LedgerBasis, today: LedgerBasis, catalogueToo: boolean): StaleReason[] {
  const reasons: StaleReason[] = [];
  if (then.secretId !== today.secretId) reasons.push('secret-changed');
  if (then.registered !== null && then.registered !== today.registered) reasons.push('registered-changed');
  if (catalogueToo && then.catalogueVersion !== today.catalogueVersion) reasons.push('catalogue-changed');
  return reasons;
}

/** A short mark of a set of registered scopes, to see that it changed; the order does not matter. FNV-1a, 32 bit. */
export function registrationMark(scopes: readonly string[]): string {
  const names = [...new Set(scopes)].sort();
  let hash = 0x811c9dc5;
  for (const char of names.join(' ')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${names.length}-${hash.toString(16).padStart(8, '0')}`;
}
