// Which saved things a newer catalogue touches: those that name a scope or an operation that is gone, and registrations
// that were enough for an operation and are not any more. Pure.
import type { Drift } from '../../../shared/model/catalogue.ts';
import type { CatalogueDrift } from '../../../shared/okta/catalogue/catalogue-drift.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';

/** Something that a person saved and that names scopes or operations. */
export interface SavedThing {
  kind: string;
  name: string;
  scopes: readonly string[];
  operationIds: readonly string[];
  /** True when the scopes are all that it has: then an operation that demands more is out of its reach. */
  registration: boolean;
}

export function affectedBy(drift: CatalogueDrift, saved: readonly SavedThing[]): Drift['affected'] {
  const goneScopes = new Set(drift.scopesRemoved);
  const goneIds = new Set([
    ...drift.operationsRemoved.map(({ id }) => id),
    ...drift.operationsChanged.flatMap(({ before, after }) => (before.id === after.id ? [] : [before.id])),
  ]);
  return saved.flatMap(({ kind, name, scopes, operationIds, registration }) => {
    const because = [
      ...scopes.filter((scope) => goneScopes.has(scope)).map((scope) => `${scope} is no longer in the catalogue.`),
      ...operationIds.filter((id) => goneIds.has(id)).map((id) => `The operation ${id} is gone or was renamed.`),
      ...drift.operationsChanged.flatMap(({ before, after, changes }) => {
        if (operationIds.includes(after.id)) return [`${after.id} changed: ${changes.join('; ')}.`];
        const out = registration && before.scopes.length > 0 && missingScopes(before, scopes).length === 0;
        const missing = out ? missingScopes(after, scopes) : [];
        return missing.length > 0 ? [`${after.id} demands ${missing.join(' and ')} now.`] : [];
      }),
    ];
    return because.map((one) => ({ kind, name, because: one }));
  });
}
