// Why a scope name is not an ordinary one, in words. A mark informs and never blocks: the org's answer is what counts.
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { customServerOf, redirectOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';
import { OPENID_SCOPES } from '../../../../shared/okta/scopes/scope-history.ts';

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

export interface ScopeAsker {
  /** At a custom authorization server, whose scopes have whatever names their owner gave them; `okta.…` is none of them. */
  ownApi: boolean;
  /** In the name of a person who signs in. */
  person: boolean;
}

const BY_ITSELF: ScopeAsker = { ownApi: false, person: false };

/** Who would ask with this credential. */
export const scopeAsker = (credential: Credential | null | undefined): ScopeAsker => ({
  ownApi: Boolean(credential && customServerOf(credential) !== null),
  person: Boolean(credential && redirectOf(credential) !== null),
});

/**
 * Null for a scope that is current and fit for whoever asks. `fact` is undefined for a name outside the catalogue.
 */
export function markOfScope(
  name: string,
  fact: ScopeFact | undefined,
  { ownApi, person }: ScopeAsker = BY_ITSELF,
): ScopeMark | null {
  if (person && (OPENID_SCOPES.includes(name) || parseScope(name).self) && !(ownApi && /^okta[.:]/.test(name)))
    return null;
  if (ownApi) return /^okta[.:]/.test(name) ? { kind: 'elsewhere', word: 'elsewhere', reason: ELSEWHERE } : null;
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
