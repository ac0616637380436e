// Why a scope name is not an ordinary one, in words. A mark informs and never blocks: the org's answer is what counts.
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';

export interface ScopeMark {
  kind: 'unknown' | 'retired' | 'user-only' | 'outside';
  /** One word for the row. */
  word: string;
  /** A sentence or two for the hint. */
  reason: string;
}

const USER_ONLY = 'Only the token of a signed-in user can hold it: an integration with client credentials is refused.';

const OUTSIDE: Record<string, string> = {
  'seen-outside-specs': 'Seen in the field, in no published specification.',
  'development-spec-only': 'In a specification under development only.',
  'access-gateway-host': 'Belongs to Okta Access Gateway, which has a host of its own.',
};

/** Null for a scope that is current and fit for an integration. `fact` is undefined for a name outside the catalogue. */
export function markOfScope(name: string, fact: ScopeFact | undefined): ScopeMark | null {
  if (!fact) {
    if (parseScope(name).self) return { kind: 'user-only', word: 'user only', reason: USER_ONLY };
    return {
      kind: 'unknown',
      word: 'unknown',
      reason: 'Not in the catalogue. It is sent as typed; names count with their case, and the org decides.',
    };
  }
  const instead = fact.replacedBy?.length ? ` In its place: ${fact.replacedBy.join(', ')}.` : '';
  if (fact.status === 'retired')
    return { kind: 'retired', word: 'retired', reason: `No specification has it any more.${instead}` };
  if (fact.status === 'user-only') return { kind: 'user-only', word: 'user only', reason: USER_ONLY + instead };
  if (fact.status === 'outside')
    return { kind: 'outside', word: 'unlisted', reason: OUTSIDE[fact.note ?? ''] ?? 'In no specification known here.' };
  return null;
}
