// Why a scope name is not an ordinary one, in words. A mark informs and never blocks: the org's answer is what counts.
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';

export interface ScopeMark {
  kind: 'unknown' | 'retired' | 'user-only' | 'outside' | 'elsewhere';
  /** One word for the row. */
  word: string;
  /** A sentence or two for the hint. */
  reason: string;
}

const USER_ONLY = 'Only a token of a signed-in user can hold it: client credentials are refused.';

const OUTSIDE: Record<string, string> = {
  'seen-outside-specs': 'Seen in use, but in no published specification.',
  'development-spec-only': 'Only in a specification that is still under development.',
  'access-gateway-host': 'Belongs to Okta Access Gateway, which has a host of its own.',
};

const ELSEWHERE = 'Only the org’s own authorization server issues it; a custom one refuses the name.';

/**
 * Null for a scope that is current and fit for an integration. `fact` is undefined for a name outside the catalogue. `customServer`: it is
 * asked for at a custom authorization server, whose scopes have whatever names their owner gave them; `okta.…` is none of them.
 */
export function markOfScope(name: string, fact: ScopeFact | undefined, customServer = false): ScopeMark | null {
  if (customServer) return /^okta[.:]/.test(name) ? { kind: 'elsewhere', word: 'elsewhere', reason: ELSEWHERE } : null;
  if (!fact) {
    if (parseScope(name).self) return { kind: 'user-only', word: 'user only', reason: USER_ONLY };
    return {
      kind: 'unknown',
      word: 'unknown',
      reason: 'Not in the catalogue. It is sent as typed. Scope names are case-sensitive, and the org decides.',
    };
  }
  const instead = fact.replacedBy?.length ? ` Use instead: ${fact.replacedBy.join(', ')}.` : '';
  if (fact.status === 'retired')
    return { kind: 'retired', word: 'retired', reason: `It is in no current specification.${instead}` };
  if (fact.status === 'user-only') return { kind: 'user-only', word: 'user only', reason: USER_ONLY + instead };
  if (fact.status === 'outside')
    return { kind: 'outside', word: 'unlisted', reason: OUTSIDE[fact.note ?? ''] ?? 'In no specification known here.' };
  return null;
}
