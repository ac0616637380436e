// The cheapest harmless call that shows that a scope is accepted. A manage scope that has none of its own takes that of its
// read, which it includes (FACTS §11): sent with the manage scope alone in the token.
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';

export function shownBy(fact: ScopeFact, facts: ReadonlyMap<string, ScopeFact>): ScopeFact['probe'] {
  return fact.probe ?? (fact.kind === 'manage' ? facts.get(`${fact.resource}.read`)?.probe : undefined);
}
