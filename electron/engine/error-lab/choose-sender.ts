// Who sends a case, and which scopes it can count on. Most cases are sent by the chosen integration; some are about one that
// lacks something, which the sandbox org has beside it and a real org may not have at all.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { USUAL_SCHEME } from '../../../shared/okta/credentials/authorization-schemes.ts';
import type { CredentialKindFacts } from '../../../shared/okta/credentials/credential-kind.ts';
import { customServerOf, isBoundToKey, kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { neededValues } from '../../../shared/okta/error-cases/cases/build-case-request.ts';
import { caseNeeds } from '../../../shared/okta/error-cases/cases/case-needs.ts';
import type { CaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import type { CaseRequest, ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { impliedBy, satisfies } from '../../../shared/okta/scopes/scope.ts';
import type { EngineContext } from '../engine-context.ts';

export interface Sender {
  credential: Credential;
  /** A scope that it should get. */
  scope: string;
  /** One that exists and that it does not hold; null when none is known. */
  ungrantedScope: string | null;
  /** One of which it holds manage alone; on the sandbox org manage besides, which will do. Null when none is known. */
  coveredScope: string | null;
}

type Known = Pick<EngineContext, 'sources' | 'catalogue'>;

const USUAL_SCOPE = 'okta.users.read';

/** Values that are made of the client secret: of another kind of secret, such as a private key, nothing of the sort may go out. */
const OF_CLIENT_SECRET: readonly CaseValue[] = ['clientSecret', 'basic', 'basicFormEncoded', 'assertionByClientSecret'];

/** It gets tokens for Okta's API, without a person. */
function asksAlone(credential: Credential): boolean {
  const { can } = kindOf(credential);
  return can.client !== null && !can.signsIn && customServerOf(credential) === null;
}

/** Why a credential of this kind cannot send the case, as a sentence; null when it can. */
export function whyKindCannot({ noun, can }: CredentialKindFacts, one: ErrorCase): string | null {
  const who = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  // Which answers are right is known of the org's own server, for a client that gets its tokens by itself.
  if (can.signsIn) return `${who} needs a person who signs in, and a case is sent without one.`;
  if (can.client === null && caseNeeds(one).some(({ kind }) => kind === 'client'))
    return `${who} has no client that could ask at the token endpoint.`;
  if (can.scheme !== USUAL_SCHEME && neededValues(one.request).includes('token'))
    return `${who} has no scopes, and this case sends an access token that has some.`;
  const bySecret = can.client === 'client_secret_basic' || can.client === 'client_secret_post';
  if (!bySecret && neededValues(one.request).some((name) => OF_CLIENT_SECRET.includes(name)))
    return `${who} has no client secret, which this case sends.`;
  return null;
}

/** The same of one credential: a case writes its own headers, and has no proof for a token that is bound to a key. */
export function whyCannot(credential: Credential, one: ErrorCase): string | null {
  if (customServerOf(credential) !== null)
    return `${credential.name} gets tokens for your own API, and the cases are about Okta’s.`;
  if (isBoundToKey(credential) && neededValues(one.request).includes('token'))
    return `The tokens of ${credential.name} are bound to a key (DPoP), and this case sends one without a proof.`;
  return whyKindCannot(kindOf(credential), one);
}

/** A sentence when there is no such integration. */
export function chooseSender(
  context: Known,
  tenant: Tenant,
  chosen: Credential,
  { client, scopes, lacks }: CaseRequest,
): Sender | string {
  const source = context.sources.of(tenant.id);
  const asSender = (credential: Credential): Sender => {
    const held = source.held(credential).scopes;
    return {
      credential,
      scope: scopes[0] ?? usualScope(held, lacks),
      ungrantedScope: held === null ? null : (notHeld(context, held)[0] ?? null),
      coveredScope: coveredScope(held ?? [], tenant.abilities.simulate),
    };
  };
  const others = tenant.credentials.filter((one) => one.id !== chosen.id && asksAlone(one));
  const candidates = [chosen, ...others];
  switch (client) {
    case 'chosen':
      return asSender(chosen);
    case 'with-ungranted-scope':
      return (
        candidates.map(asSender).find(({ ungrantedScope }) => ungrantedScope !== null) ??
        'No scope is known that this integration does not hold. Note its registered scopes on the Tenants page.'
      );
    case 'with-manage-only':
      return (
        candidates.map(asSender).find((one) => one.coveredScope !== null) ??
        'It needs an integration that holds manage of a resource and not its read, and none is known here.'
      );
    case 'with-key':
      return (
        candidates.filter(signsItself).map(asSender)[0] ??
        'It needs an API Services app that authenticates by a private key, and none is known here.'
      );
    case 'with-dpop':
      return (
        candidates
          .filter((one) => isBoundToKey(one) && kindOf(one).can.client === 'private_key_jwt')
          .filter((one) => scopes.every((scope) => satisfies(source.held(one).scopes ?? scopes, scope)))
          .map(asSender)[0] ?? 'It needs an API Services app that requires DPoP, and none is known here.'
      );
    case 'without-role': {
      const without = candidates.find((one) => {
        const held = source.held(one);
        return held.roles?.length === 0 && scopes.every((scope) => satisfies(held.scopes ?? [], scope));
      });
      return without
        ? asSender(without)
        : 'It needs an integration without an admin role, and none is known here. The sandbox org has one.';
    }
  }
}

const signsItself = (credential: Credential): boolean =>
  kindOf(credential).can.client === 'private_key_jwt' && !isBoundToKey(credential);

function usualScope(held: string[] | null, lacks: string | null): string {
  const fits = (scope: string) => lacks === null || !impliedBy(lacks).includes(scope);
  if (held === null || held.length === 0 || held.includes(USUAL_SCOPE)) return USUAL_SCOPE;
  return held.find((scope) => scope.endsWith('.read') && fits(scope)) ?? held.find(fits) ?? USUAL_SCOPE;
}

/** The sandbox org takes away what is too much for the one request. */
function coveredScope(held: string[], evenIfHeld: boolean): string | null {
  const reads = held.filter((scope) => scope.endsWith('.manage')).map((scope) => scope.replace(/manage$/, 'read'));
  const fits = reads.filter((scope) => evenIfHeld || !held.includes(scope));
  return fits.find((scope) => scope === USUAL_SCOPE) ?? fits[0] ?? null;
}

/** Those that every org has are first: a scope of a feature may be unknown to an org, which is another fault. */
function notHeld({ catalogue }: Known, held: string[]): string[] {
  const everywhere = ['okta.logs.read', 'okta.apps.read', 'okta.groups.read', 'okta.users.read', 'okta.policies.read'];
  const others = catalogue.scopes
    .filter(({ family, status, kind }) => family === 'management' && status === 'current' && kind === 'read')
    .map(({ name }) => name)
    .filter((name) => name.startsWith('okta.'));
  return [...everywhere, ...others].filter((name) => !satisfies(held, name));
}
