// The ledger as a person sees it: every scope of the catalogue, of the registration and of what was ever seen, with its five
// states and what puts them in doubt.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { EffectiveEvidence, LedgerBasis, LedgerEntry } from '../../../shared/model/ledger.ts';
import { type Catalogue, type Family, familyVersion } from '../../../shared/okta/catalogue/catalogue.ts';
import { type LedgerEvidence, registrationMark, staleReasons } from '../../../shared/okta/scopes/ledger.ts';
import { isEmptyAnswer, scopeEvidence } from '../../../shared/okta/scopes/scope-evidence.ts';

/** What evidence that is gathered now is based on. Null when the credential has nothing to ask with. */
export function basisOf(credential: Credential, catalogueVersion: string): LedgerBasis | null {
  const secret = credential.secrets.find(({ inUse }) => inUse);
  if (!secret) return null;
  // The client too: another client with a secret under the same id (the sandbox org with another seed) is no evidence.
  return { secretId: `${credential.clientId}/${secret.id}`, registered: registeredMark(credential), catalogueVersion };
}

export function toLedgerEntries(kept: LedgerEvidence, credential: Credential, catalogue: Catalogue): LedgerEntry[] {
  const known = new Set(catalogue.scopes.map(({ name }) => name));
  const specified = specifiedScopes(catalogue);
  const registered = new Set(credential.registeredScopes);
  const versionOf = (family: Family = 'management') => familyVersion(catalogue, family) ?? catalogue.version;
  const mark = registeredMark(credential);
  const today = basisOf(credential, catalogue.version) ?? {
    secretId: '',
    registered: mark,
    catalogueVersion: catalogue.version,
  };
  const families = new Map(catalogue.scopes.map(({ name, family }) => [name, family]));
  return [...new Set([...known, ...registered, ...Object.keys(kept)])].sort().map((scope) => {
    const found = Object.hasOwn(kept, scope) ? kept[scope] : undefined;
    return {
      scope,
      inCatalogue: specified.has(scope),
      registered: mark === null ? null : registered.has(scope),
      requested: found?.requested ? { at: found.requested.at, exchangeId: found.requested.exchangeId } : null,
      granted: found?.granted
        ? { at: found.granted.at, exchangeId: found.granted.exchangeId, granted: found.granted.granted }
        : null,
      effective: found?.effective ? toEffective(found.effective) : null,
      stale: found ? staleReasons(found, { ...today, catalogueVersion: versionOf(families.get(scope)) }) : [],
    };
  });
}

/** A name that no specification has counts to the management API, which an integration is made for. */
export function familyOfScope(scope: string, catalogue: Catalogue): Family {
  return catalogue.scopes.find(({ name }) => name === scope)?.family ?? 'management';
}

/** The catalogue also knows names that no specification has (any more): it must not say that those are in one. */
function specifiedScopes({ operations, scopes }: Catalogue): Set<string> {
  const current = scopes.filter(({ status }) => status === 'current').map(({ name }) => name);
  return new Set([...current, ...operations.flatMap((operation) => operation.scopes)]);
}

function registeredMark({ registeredScopes, registeredFrom }: Credential): string | null {
  return registeredFrom === null && registeredScopes.length === 0 ? null : registrationMark(registeredScopes);
}

function toEffective({ basis: _, ...evidence }: EffectiveEvidence): LedgerEntry['effective'] {
  return { ...evidence, evidence: scopeEvidence({ ...evidence, emptyList: isEmptyAnswer(evidence) }) };
}
