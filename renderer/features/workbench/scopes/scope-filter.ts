// The filter in force: what the person chose, else the registered scopes where the credential has any.
import type { Credential } from '../../../../shared/contract/tenant.ts';
import type { ScopeFilter } from './scope-groups.ts';

export function effectiveFilter(chosen: ScopeFilter | null, credential: Credential | null): ScopeFilter {
  const any = (credential?.registeredScopes.length ?? 0) > 0;
  if (chosen === null) return any ? 'registered' : 'all';
  return chosen === 'registered' && !any ? 'all' : chosen;
}
