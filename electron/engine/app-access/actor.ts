// The credential that asks about an app: which token each call goes out with, and why one cannot. Of all lists the scopes are requested in one
// token, because the org leaves out silently what is not granted (FACTS §1.5); where only the manage scope of a resource is granted, that one is.
import type { AccessRefusal } from '../../../shared/model/app-access.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { type AccessCall, scopeOf } from '../../../shared/okta/app-access/access-calls.ts';
import { refusalOf, scopeMissing, tokenRefused } from '../../../shared/okta/app-access/access-refusal.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { BenchError } from '../errors.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { RequestService } from '../requests/request-service.ts';

export interface Outgoing {
  body?: unknown;
  armed?: boolean | undefined;
  confirmName?: string | undefined;
}

export type Answer = { ok: true; exchange: Exchange } | { ok: false; refusal: AccessRefusal };
type Way = { ok: true; tokenId: string } | { ok: false; refusal: AccessRefusal };

export interface Actor {
  credential: Credential;
  /** Gets the tokens of these calls with as few requests as may be. */
  prepare(calls: readonly AccessCall[]): Promise<void>;
  /** Any 2xx is ok; throws what keeps a request from being sent (a locked vault, the write guard). */
  send(call: AccessCall, out?: Outgoing): Promise<Answer>;
  /** The page behind that answer, under the same token. */
  next(exchange: Exchange, call: AccessCall): Promise<Answer>;
}

export function createActor(
  { tokens, requests }: { tokens: TokenService; requests: RequestService },
  tenant: Tenant,
  credential: Credential,
): Actor {
  const place = { tenantId: tenant.id, credentialId: credential.id };
  const { carriesScopes } = kindOf(credential).can;
  const ways = new Map<string, Way>();

  // One without some of them is asked for again each time: they may have been granted since.
  const request = (scopes: string[]) => tokens.request({ ...place, scopes });

  /** A manage scope satisfies a read; for which it is requested only when the read is not granted. */
  const prepare = async (calls: readonly AccessCall[]): Promise<void> => {
    const open = calls.filter((call) => !ways.has(scopeOf(call)));
    if (open.length === 0) return;
    if (!carriesScopes) {
      const result = await request([]);
      for (const call of open) ways.set(scopeOf(call), wayOf(result, call, credential.name, false));
      return;
    }
    const result = await request([...new Set(open.map(scopeOf))]);
    for (const call of open) ways.set(scopeOf(call), wayOf(result, call, credential.name, true));
    const reads = open.filter(
      (call) => call.method === 'GET' && !ways.get(scopeOf(call))?.ok && mayHold(credential, manageOf(call)),
    );
    if (reads.length === 0 || result.outcome === 'failed') return;
    if (result.outcome === 'refused' && result.exchange.verdict.verdict !== 'scope-refused') return;
    const second = await request([...new Set(reads.map(manageOf))]);
    for (const call of reads) {
      const way = wayOf(second, call, credential.name, true);
      if (way.ok) ways.set(scopeOf(call), way);
    }
  };

  const judge = (exchange: Exchange, call: AccessCall): Answer => {
    const status = exchange.response?.status ?? 0;
    return status >= 200 && status < 300 && exchange.failure === null
      ? { ok: true, exchange }
      : { ok: false, refusal: refusalOf(exchange, call, credential.name) };
  };

  return {
    credential,
    prepare,
    async send(call, { body, armed, confirmName } = {}) {
      await prepare([call]);
      const way = ways.get(scopeOf(call));
      if (!way?.ok) return way ?? { ok: false, refusal: scopeMissing(call, credential.name, '', null) };
      const { method, path, operationId } = call;
      const result = await requests.send({
        ...place,
        method,
        path,
        operationId,
        headers: [],
        body: body === undefined ? null : JSON.stringify(body),
        auth: { kind: 'token', tokenId: way.tokenId },
        armed,
        confirmName,
      });
      if (result.outcome !== 'answered') throw new Error('A token that is held is sent as it is.');
      return judge(result.exchange, call);
    },
    async next(exchange, call) {
      const result = await requests.next({ exchangeId: exchange.id });
      if (result.outcome !== 'answered') throw new Error('The next page is requested with the token of the first.');
      return judge(result.exchange, call);
    },
  };
}

const manageOf = ({ resource }: AccessCall): string => `${resource}.manage`;

/** What is registered on it is known of some credentials only. */
const mayHold = ({ registeredFrom, registeredScopes }: Credential, scope: string): boolean =>
  registeredFrom === null || registeredScopes.includes(scope);

/** `scoped`: what the token holds is known, and a call without its scope is not worth being sent. */
function wayOf(result: TokenResult, call: AccessCall, actor: string, scoped: boolean): Way {
  if (result.outcome !== 'granted') return { ok: false, refusal: tokenRefused(result, call, actor) };
  const { token, exchange } = result;
  if (!scoped || satisfies(token.granted, scopeOf(call))) return { ok: true, tokenId: token.tokenId };
  const meaning = `The org issued a token without ${scopeOf(call)}: it is not granted to the app behind it.`;
  return { ok: false, refusal: scopeMissing(call, actor, meaning, exchange?.id ?? null) };
}

/** Throws NOT_FOUND. */
export function actorOf(tenant: Tenant, actorId: string): Credential {
  const credential = tenant.credentials.find(({ id }) => id === actorId);
  if (credential) return credential;
  throw new BenchError('NOT_FOUND', 'The credential that was to ask is no longer saved.', {
    fix: 'Choose another one of this tenant.',
  });
}
