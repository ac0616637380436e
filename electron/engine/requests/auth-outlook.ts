// With what a request would go out if it were sent now: which scopes its token holds, and whether one has to be requested first.
// Asked of what sends it (the token book, the keys of the cache), so that a forecast and a send cannot disagree. Opens no secret.
import type { AuthForecast } from '../../../shared/model/preflight.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { type AuthorizationScheme, USUAL_SCHEME } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { customServerOf, schemeOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { scopesForCall } from '../../../shared/okta/scopes/scope-parameter.ts';
import { isBoundElsewhere } from '../../../shared/okta/wire-text/token-view.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { secretIdOf } from '../oauth/open-credential.ts';

export interface AuthOutlook {
  /** `bound-elsewhere`: to a key that is not here. `requested-first`: no token is held for it yet. `absent`: there is nothing to send with; `no-credential`: and
   * nothing to request it with. */
  state: 'held' | 'bound-elsewhere' | 'requested-first' | 'expired' | 'opaque' | 'none' | 'absent' | 'no-credential';
  /** Scopes that it has, or will ask for; null when nobody here can know. */
  scopes: readonly string[] | null;
  /** Scopes that were asked for and not granted before. */
  refusedBefore: readonly string[];
  /** What it goes out under. */
  scheme: AuthorizationScheme;
  /** The custom authorization server whose token it is, which is for an API of one's own; null where it is not known to be one's. */
  customServer: string | null;
}

interface OutlookInput {
  tenantId: string;
  credentialId: string | null;
  auth: AuthForecast;
  /** What the operation needs: of more scopes than one request takes, those that cover it are requested. */
  needed: readonly string[];
}

/** Throws NOT_FOUND for a tenant that is not there. */
export async function authOutlook(context: EngineContext, input: OutlookInput): Promise<AuthOutlook> {
  const { auth } = input;
  const unknown: Omit<AuthOutlook, 'state'> = {
    scopes: null,
    refusedBefore: [],
    scheme: USUAL_SCHEME,
    customServer: null,
  };
  switch (auth.kind) {
    case 'none':
      return { ...unknown, state: 'none' };
    case 'pasted':
      return { ...unknown, state: auth.given ? 'opaque' : 'absent', scheme: auth.scheme };
    case 'token': {
      const held = auth.tokenId === null ? null : context.tokens.get(auth.tokenId);
      if (!held) return { ...unknown, state: 'absent' };
      const { granted, missing, rejectedAt, expiresAt, tenantId, tokenType, decoded } = held.info;
      if (isBoundElsewhere(tokenType, decoded)) return { ...unknown, state: 'bound-elsewhere' };
      const over = rejectedAt !== null || (expiresAt !== null && expiresAt <= context.orgNow(tenantId));
      const { scheme } = held;
      const credential = (await context.tenants.get(tenantId)).credentials.find(
        (one) => one.id === held.info.credentialId,
      );
      const customServer = credential ? customServerOf(credential) : null;
      return { state: over ? 'expired' : 'held', scopes: granted, refusedBefore: missing, scheme, customServer };
    }
    case 'auto':
    case 'credential':
      return outlookOfCredential(context, input, auth);
  }
}

const stateOfOwn = ({ tokenType, decoded }: TokenInfo): AuthOutlook['state'] =>
  isBoundElsewhere(tokenType, decoded) ? 'bound-elsewhere' : 'held';

async function outlookOfCredential(
  context: EngineContext,
  { tenantId, credentialId, needed }: OutlookInput,
  auth: Extract<AuthForecast, { kind: 'auto' | 'credential' }>,
): Promise<AuthOutlook> {
  const { credentials } = await context.tenants.get(tenantId);
  const id = auth.kind === 'credential' ? auth.credentialId : credentialId;
  const credential = credentials.find((one) => one.id === id);
  if (!credential)
    return { state: 'no-credential', scopes: null, refusedBefore: [], scheme: USUAL_SCHEME, customServer: null };
  const scheme = schemeOf(credential);
  const customServer = customServerOf(credential);
  const { client, cacheKey } = engineOf(credential);
  const scopes = [...new Set(scopesForCall(auth.scopes, needed))];
  const secretId = secretIdOf(credential);
  const key = secretId === undefined ? null : cacheKey({ tenantId, credentialId: credential.id, secretId, scopes });
  const latest = key === null ? null : context.tokens.latest(key);
  if (client === null)
    return {
      state: latest ? stateOfOwn(latest.info) : 'opaque',
      scopes: latest?.info.granted ?? null,
      refusedBefore: [],
      scheme,
      customServer,
    };
  const fresh = key === null ? null : context.tokens.fresh(key);
  const { granted = scopes, missing = [] } = (fresh ?? latest)?.info ?? {};
  return { state: fresh ? 'held' : 'requested-first', scopes: granted, refusedBefore: missing, scheme, customServer };
}
