// What an answer shows of the scope that the token held for it: the one rule behind the ledger, a sweep's sums, the page and
// the command line. A list that is empty shows that the scope was taken, and not that the admin role shows anything: Okta
// answers a missing role alike (FACTS §3.1, §12.7).
import type { Confidence, Verdict } from '../verdict/verdicts.ts';

/**
 * `effective`: a call was let through: scope and role were enough. `accepted`: the scope was; nothing shows that the role is, or the role is missing.
 * `refused`: the org did not take the scope for this call. `unclear`: the answer says nothing about the scope.
 */
export const SCOPE_EVIDENCE = ['effective', 'accepted', 'refused', 'unclear'] as const;
export type ScopeEvidence = (typeof SCOPE_EVIDENCE)[number];

export interface ScopeAnswer {
  verdict: Verdict;
  method: string;
  /** `isEmptyList` of the body, or `isEmptyAnswer` of the judgement. */
  emptyList: boolean;
  confidence?: Confidence;
}

/** The scope is checked first, then the role, then the body (FACTS §11, §6): how far the request got shows which scopes sufficed. */
export function scopeEvidence({ verdict, method, emptyList, confidence = 'certain' }: ScopeAnswer): ScopeEvidence {
  switch (verdict) {
    case 'allowed':
      return emptyList ? 'accepted' : 'effective';
    case 'bad-request':
    case 'conflict':
    case 'state-forbids':
      // A write that fails on its content has passed the role; of a read nothing says that the role was looked at.
      if (confidence === 'uncertain') return 'unclear';
      return method === 'GET' || confidence !== 'certain' ? 'accepted' : 'effective';
    case 'not-found':
    case 'role-missing':
      return 'accepted';
    case 'scope-missing':
      return 'refused';
    default:
      return 'unclear';
  }
}

/** Whether a judgement is of a list that was empty: the only doubt that an allowed call has. */
export function isEmptyAnswer({ verdict, confidence }: { verdict: Verdict; confidence: Confidence }): boolean {
  return verdict === 'allowed' && confidence !== 'certain';
}
