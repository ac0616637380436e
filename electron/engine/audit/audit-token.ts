// The token of an audit: asked for with all scopes that its parts need, in one request. The org leaves out what is not granted (FACTS §1.5); where
// only the manage scope of a resource is granted, that one is asked for, and still nothing but GETs are sent with it.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { tokenFailed } from '../../../shared/okta/app-access/access-refusal.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { parseScope, satisfies } from '../../../shared/okta/scopes/scope.ts';
import { AUDIT_SCOPES } from '../../../shared/runs/audit/audit-parts.ts';

/** `held` null: it carries none, and the roles decide. */
export type AuditToken = { ok: true; held: string[] | null } | { ok: false; message: string };

/** `ask`: one token request with these scopes; null where the audit was stopped. `exists`: whether there is such a scope. */
export async function* askAuditToken<Waiting>(
  credential: Credential,
  exists: (scope: string) => boolean,
  ask: (scopes: string[]) => AsyncGenerator<Waiting, TokenResult | null>,
): AsyncGenerator<Waiting, AuditToken | null> {
  if (!kindOf(credential).can.carriesScopes) {
    const result = yield* ask([]);
    return result && (result.outcome === 'granted' ? { ok: true, held: null } : refused(result, credential));
  }
  const held = new Set<string>();
  let last: TokenResult | null = null;
  const take = (result: TokenResult): void => {
    last = result;
    if (result.outcome === 'granted')
      for (const scope of result.token.granted) if (scope.startsWith('okta.')) held.add(scope);
  };
  const missing = () => AUDIT_SCOPES.filter((scope) => !satisfies(held, scope));
  const manages = () =>
    missing()
      .map(manageOf)
      .filter((scope) => exists(scope) && mayHold(credential, scope));
  for (const wanted of [missing, manages]) {
    const scopes = wanted();
    if (scopes.length === 0) break;
    const whole = yield* ask(scopes);
    if (whole === null) return null;
    take(whole);
    if (whole.outcome === 'granted') continue;
    if (!isAboutScopes(whole)) return refused(whole, credential);
    // One name that the org does not take fails the whole request without being named (FACTS §1.5).
    for (const scope of scopes) {
      const one = yield* ask([scope]);
      if (one === null) return null;
      take(one);
      if (one.outcome !== 'granted' && !isAboutScopes(one)) return refused(one, credential);
    }
  }
  if (held.size === 0 && last !== null) return refused(last, credential);
  return { ok: true, held: [...held].sort() };
}

const manageOf = (scope: string): string => `${parseScope(scope).resource}.manage`;

/** What is registered on it is known of some credentials only. */
const mayHold = ({ registeredFrom, registeredScopes }: Credential, scope: string): boolean =>
  registeredFrom === null || registeredScopes.includes(scope);

const isAboutScopes = (result: TokenResult): boolean =>
  result.outcome === 'refused' && result.exchange.verdict.verdict === 'scope-refused';

function refused(result: TokenResult, { name }: Credential): AuditToken {
  if (result.outcome === 'granted')
    return {
      ok: false,
      message: `The token of ${name} has none of the scopes that an audit reads with: ${AUDIT_SCOPES.join(', ')}.`,
    };
  const { title, meaning, fix } = tokenFailed(result, name);
  return { ok: false, message: [`${title}.`, meaning, fix].filter(Boolean).join(' ') };
}
