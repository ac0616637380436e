// Sending a request: write guard, token, one attempt, exchange. And following a list page by page, as the org gave it.
import type { AuthChoice, SendInput, SendResult } from '../../../shared/contract/request.ts';
import { readPaging } from '../../../shared/okta/paging.ts';
import { checkGuard } from '../../../shared/okta/write-guard.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { checkHeaders } from '../exchange/check-headers.ts';
import { resolveTarget } from '../exchange/resolve-target.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { authorize } from './authorize.ts';

const REMEMBERED = 500;

export interface RequestService {
  send(input: SendInput, signal?: AbortSignal): Promise<SendResult>;
  next(input: { exchangeId: string; requestKey?: string | undefined }, signal?: AbortSignal): Promise<SendResult>;
}

export function createRequestService(context: EngineContext, tokens: TokenService): RequestService {
  // How each recent request was authorised, so that its next page goes out the same way. In memory only.
  const authOf = new Map<string, AuthChoice>();
  const remember = (exchangeId: string, auth: AuthChoice) => {
    authOf.set(exchangeId, auth);
    const oldest = authOf.keys().next().value;
    if (authOf.size > REMEMBERED && oldest !== undefined) authOf.delete(oldest);
  };

  const send = async (input: SendInput, pageOf: string | null, outer?: AbortSignal): Promise<SendResult> => {
    const tenant = await context.tenants.get(input.tenantId);
    const guard = checkGuard(input.method, tenant, input);
    if (!guard.ok) throw new BenchError('WRITE_NOT_ARMED', guard.message, { fix: guard.fix });
    // A path that leads elsewhere, or a header that may not be, is refused before a token is asked for.
    resolveTarget(tenant.origin, input.path);
    checkHeaders(input.headers);
    const call = context.calls.begin(input.requestKey, outer);
    try {
      const authorized = await authorize(context, tokens, input, call.signal);
      if (!authorized.ok) return { outcome: 'no-token', tokenResult: authorized.refused };
      const { header, token, credential, heldScopes, secrets } = authorized.authorization;
      const { exchange } = await context.run({
        kind: 'api',
        tenant,
        credential,
        operation: context.operation(input.operationId),
        heldScopes,
        request: { method: input.method, path: input.path, headers: outgoing(input, header), body: input.body },
        timeoutMs: input.timeoutMs,
        signal: call.signal,
        secrets,
        pageOf,
      });
      remember(exchange.id, input.auth);
      return { outcome: 'answered', exchange, token };
    } finally {
      call.done();
    }
  };

  return {
    send: (input, signal) => send(input, null, signal),

    async next({ exchangeId, requestKey }, signal) {
      const before = await context.exchange(exchangeId);
      const { origin } = await context.tenants.get(before.tenantId);
      const paging = readPaging(before.response?.headers ?? [], origin, before.response?.body.text ?? null);
      if (paging.next === null)
        throw new BenchError('INVALID_INPUT', paging.refused?.reason ?? 'This list has no next page.', {
          fix: 'Send the first request again to start over.',
        });
      const auth = authOf.get(exchangeId) ?? authAgain(before.credentialId, before.heldScopes);
      return send(
        {
          tenantId: before.tenantId,
          credentialId: before.credentialId,
          method: 'GET',
          path: paging.next,
          operationId: before.operationId,
          headers: [['Accept', 'application/json']],
          body: null,
          auth,
          ...(requestKey === undefined ? {} : { requestKey }),
        },
        before.pageOf ?? before.id,
        signal,
      );
    },
  };
}

/** The headers as given, with what the request needs where the person gave none. */
function outgoing(input: SendInput, authorization: string | null): [string, string][] {
  const given = new Set(input.headers.map(([name]) => name.toLowerCase()));
  const headers: [string, string][] = [...input.headers];
  if (!given.has('accept')) headers.unshift(['Accept', 'application/json']);
  if (input.body !== null && !given.has('content-type')) headers.push(['Content-Type', 'application/json']);
  if (authorization !== null && !given.has('authorization')) headers.push(['Authorization', authorization]);
  return headers;
}

/** After a restart the way is not remembered: the same credential with the same scopes is the same request. */
function authAgain(credentialId: string | null, heldScopes: string[] | null): AuthChoice {
  if (credentialId === null)
    throw new BenchError('NOT_FOUND', 'How this request was authorised is not remembered any more.', {
      meaning: 'A pasted token is kept nowhere.',
      fix: 'Send the first request again.',
    });
  return { kind: 'credential', credentialId, scopes: heldScopes ?? [] };
}
