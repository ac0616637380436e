// With what a request would go out if it were sent now, as far as the page can know: which scopes the token holds,
// and whether one has to be requested first.
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { type AuthorizationScheme, USUAL_SCHEME } from '../../../../shared/okta/credentials/authorization-schemes.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { scopesForCall } from '../../../../shared/okta/scopes/scope-parameter.ts';
import type { AuthDraft } from './draft.ts';

export interface AuthOutlook {
  /** `requested-first`: no token is held for it yet. `absent`: there is nothing to send with; `no-credential`: and
   * nothing to request it with. */
  state: 'held' | 'requested-first' | 'expired' | 'opaque' | 'none' | 'absent' | 'no-credential';
  /** Scopes that it has, or will ask for; null when nobody here can know. */
  scopes: readonly string[] | null;
  /** Scopes that were asked for and not granted before. */
  refusedBefore: readonly string[];
  /** What it goes out under. */
  scheme: AuthorizationScheme;
}

export interface OutlookFacts {
  auth: AuthDraft;
  tenant: Tenant;
  credentialId: string | null;
  selected: readonly string[];
  /** What the operation needs: of more scopes than one request takes, those that cover it are requested. */
  needed: readonly string[];
  tokens: readonly TokenInfo[];
  current: TokenInfo | null;
  pasted: string;
  now: number;
}

/** As the host does it: a token is not handed out in its last minute. */
const LAST_MINUTE_MS = 60_000;

const sameSet = (a: readonly string[], b: readonly string[]): boolean => {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((name) => right.has(name));
};

export function authOutlook(facts: OutlookFacts): AuthOutlook {
  return { ...outlookOf(facts), scheme: schemeOf(facts) };
}

function schemeOf({ auth, tenant, credentialId, current }: OutlookFacts): AuthorizationScheme {
  if (auth.kind === 'pasted') return auth.scheme;
  const id =
    auth.kind === 'credential' ? auth.credentialId : auth.kind === 'token' ? current?.credentialId : credentialId;
  const credential = tenant.credentials.find((known) => known.id === id);
  return credential ? kindOf(credential).can.scheme : USUAL_SCHEME;
}

function outlookOf(facts: OutlookFacts): Omit<AuthOutlook, 'scheme'> {
  const { auth, current, now } = facts;
  const none: readonly string[] = [];
  switch (auth.kind) {
    case 'none':
      return { state: 'none', scopes: null, refusedBefore: none };
    case 'pasted':
      return { state: facts.pasted.trim() === '' ? 'absent' : 'opaque', scopes: null, refusedBefore: none };
    case 'token': {
      if (!current) return { state: 'absent', scopes: null, refusedBefore: none };
      const over = current.rejectedAt !== null || (current.expiresAt !== null && current.expiresAt <= now);
      return { state: over ? 'expired' : 'held', scopes: current.granted, refusedBefore: current.missing };
    }
    case 'auto':
    case 'credential': {
      const id = auth.kind === 'credential' ? auth.credentialId : facts.credentialId;
      const credential = facts.tenant.credentials.find((known) => known.id === id);
      if (!credential) return { state: 'no-credential', scopes: null, refusedBefore: none };
      const own = facts.tokens.filter((token) => token.credentialId === credential.id);
      if (kindOf(credential).can.client === null) {
        const token = own.at(-1);
        return { state: token ? 'held' : 'opaque', scopes: token?.granted ?? null, refusedBefore: none };
      }
      const wanted = scopesForCall(facts.selected, facts.needed);
      const alike = own.filter((token) => sameSet(token.requested, wanted)).at(-1);
      if (alike && alike.rejectedAt === null && (alike.expiresAt ?? 0) - now > LAST_MINUTE_MS)
        return { state: 'held', scopes: alike.granted, refusedBefore: alike.missing };
      return {
        state: 'requested-first',
        scopes: alike ? alike.granted : wanted,
        refusedBefore: alike?.missing ?? none,
      };
    }
  }
}
