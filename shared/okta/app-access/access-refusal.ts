// Why a list of an app could not be read, or a change was not made: whether it is the scope or the admin role that is missing, which one, and
// who can give it (FACTS §10, §20).
import type { AccessRefusal } from '../../model/app-access.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { TokenResult } from '../../model/token.ts';
import { type AccessCall, scopeOf } from './access-calls.ts';

type NoToken = Exclude<TokenResult, { outcome: 'granted' }>;

/** What the role has to be for calls of the resource: reading grants takes a super admin as well (FACTS §20). */
const ROLE_OF: Record<string, string> = {
  'okta.appGrants': 'Super Administrator: no other role reads or changes the scopes of an app',
  'okta.roles': 'Super Administrator: Read Only Administrator is refused even for reading',
  'okta.apps':
    'Super Administrator or Application Administrator; an app that has an admin role itself is changed by a Super Administrator only',
  'okta.oauthIntegrations': 'Super Administrator or Application Administrator',
};

/** Which of them suffices is not documented for everything. */
const OTHER_ROLE = 'one that may read this; Super Administrator may';

/** `actor`: the name of the credential that asks. */
export function refusalOf({ id, verdict }: Exchange, call: AccessCall, actor: string): AccessRefusal {
  const { title, meaning, next } = verdict;
  if (verdict.verdict === 'role-missing')
    return {
      title: `The admin role of ${actor} does not allow it`,
      meaning: `Its token holds ${scopeOf(call)}, so it is not the scope. The admin role behind it is missing, or does not cover this.`,
      fix: `The role needed is ${ROLE_OF[call.resource] ?? OTHER_ROLE}. Assign it to the app of ${actor}, or choose another credential.`,
      missing: 'role',
      exchangeId: id,
    };
  if (verdict.verdict === 'scope-missing') return scopeMissing(call, actor, meaning, id);
  return { title, meaning, fix: next || 'Look at the exchange in the history.', missing: null, exchangeId: id };
}

/** `meaning`: how it shows that the scope is missing. */
export function scopeMissing(
  call: AccessCall,
  actor: string,
  meaning: string,
  exchangeId: string | null,
): AccessRefusal {
  const scope = scopeOf(call);
  return {
    title: `${actor} has no ${scope}`,
    meaning,
    fix: `Grant ${scope} to the app of ${actor} as a super admin, or choose another credential that has it.`,
    missing: 'scope',
    exchangeId,
  };
}

/** The token was refused: where that is about scopes, the scope of this call is one of those. */
export function tokenRefused(result: NoToken, call: AccessCall, actor: string): AccessRefusal {
  return result.outcome === 'refused' && result.exchange.verdict.verdict === 'scope-refused'
    ? scopeMissing(call, actor, `The org issued no token: ${result.refusal.meaning}`, result.exchange.id)
    : tokenFailed(result, actor);
}

/** No token, whatever it was for. */
export function tokenFailed({ exchange: { id, verdict } }: NoToken, actor: string): AccessRefusal {
  return {
    title: `${actor} got no token: ${verdict.title}`,
    meaning: verdict.meaning,
    fix: verdict.next || 'Test the credential on its card.',
    missing: null,
    exchangeId: id,
  };
}
