// Sending a request: write guard, token, one attempt, exchange. Sending that of an exchange once more, and following a list
// page by page, as the org gave it.
import type { AuthChoice, ResendAs, ResendInput, SendInput, SendResult } from '../../../shared/model/request.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import type { Verdict } from '../../../shared/okta/verdict/verdicts.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { checkGuard } from '../../../shared/okta/write-guard.ts';
import { type AuthorizedRequest, runAuthorized, withAuthorization } from '../credentials/run-authorized.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { checkHeaders } from '../exchange/check-headers.ts';
import { type Destination, resolveAt, tenantDestination } from '../exchange/destination.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { authorize } from './authorize.ts';
import { createSentRequests, type RememberedRequest, type SentRequests } from './sent-requests.ts';

/** Verdicts after which the token is of no use any more. */
const REJECTS: readonly Verdict[] = ['token-expired', 'token-invalid'];

export interface RequestService {
  send(input: SendInput, signal?: AbortSignal, plan?: SentByPlan): Promise<SendResult>;
  resend(input: ResendInput, signal?: AbortSignal): Promise<SendResult>;
  next(input: { exchangeId: string; requestKey?: string | undefined }, signal?: AbortSignal): Promise<SendResult>;
}

/** Of a request that a plan sends, which whoever runs it has read: its writes were allowed for all of it. */
export interface SentByPlan {
  writesAllowed: true;
  /** They leave in no form. */
  secrets: string[];
}

/** `sent`: where what is sent is noted, and where what is sent again is read from. */
export function createRequestService(
  context: EngineContext,
  tokens: TokenService,
  sent: SentRequests = createSentRequests(context.tenants),
): RequestService {
  const send = createSend(context, tokens, sent);

  const remembered = async (exchangeId: string) => {
    const exchange = await context.exchange(exchangeId);
    return { exchange, again: await sent.read(exchange) };
  };

  return {
    send: (input, signal, plan) => send(input, { plan: plan ?? null }, signal),

    async resend({ exchangeId, as, armed, confirmName, requestKey }, signal) {
      const { again } = await remembered(exchangeId);
      if (!again.ok)
        throw new BenchError('CONFLICT', 'This request cannot be sent again.', {
          meaning: again.reason,
          fix: 'Write it again in the Workbench.',
        });
      const { input } = again.request;
      const asked = { ...input, auth: authFor(again.request, as), armed, confirmName, requestKey };
      const needed = as.kind === 'scopes' ? as.needed : [];
      return send(asked, { renew: as.kind !== 'same', needed }, signal);
    },

    async next({ exchangeId, requestKey }, signal) {
      const { exchange: before, again } = await remembered(exchangeId);
      const { origin } = await context.tenants.get(before.tenantId);
      const paging = readPaging(before.response?.headers ?? [], origin, before.response?.body.text ?? null);
      if (paging.next === null)
        throw new BenchError('CONFLICT', paging.refused?.reason ?? 'This list has no next page.', {
          fix: 'Send the first request again to start over.',
        });
      if (!again.ok)
        throw new BenchError('NOT_FOUND', 'How this request was authorised is no longer known.', {
          meaning: again.reason,
          fix: 'Send the first request again.',
        });
      const { input } = again.request;
      return send(
        { ...input, path: paging.next, ...(requestKey === undefined ? {} : { requestKey }) },
        { pageOf: before.pageOf ?? before.id },
        signal,
      );
    },
  };
}

interface SendOptions {
  pageOf?: string | null;
  renew?: boolean;
  needed?: string[];
  plan?: SentByPlan | null;
}

function createSend(context: EngineContext, tokens: TokenService, sent: SentRequests) {
  const send = async (
    input: SendInput,
    { pageOf = null, renew = false, needed = [], plan = null }: SendOptions,
    outer?: AbortSignal,
  ): Promise<SendResult> => {
    const tenant = await context.tenants.get(input.tenantId);
    const guard = checkGuard(input.method, tenant, input);
    if (!guard.ok && plan === null) throw new BenchError('WRITE_NOT_ARMED', guard.message, { fix: guard.fix });
    const destination = checkedDestination(tenant, input);
    const call = context.calls.begin(input.requestKey, outer);
    try {
      const operation = context.operation(input.operationId);
      const authorized = await authorize(
        context,
        tokens,
        { ...input, needed: operation?.scopes ?? [], renew, waiting: meant(input, null) },
        call.signal,
      );
      if (!authorized.ok) return await notSent(input, authorized.refused);
      const { authorize: authorizeCall, token, credential, tokenExchange } = authorized.authorized;
      if (token && needed.some((scope) => !satisfies(token.granted, scope)))
        return { outcome: 'no-token', tokenResult: { outcome: 'granted', token, exchange: tokenExchange } };
      const { exchange } = await runAuthorized(context, {
        kind: 'api',
        destination,
        credential,
        operation,
        ...outgoing(input),
        secrets: plan?.secrets ?? [],
        authorize: authorizeCall,
        timeoutMs: input.timeoutMs,
        signal: call.signal,
        ...(token ? { requestedScopes: token.requested } : {}),
        pageOf,
        repeat: { kind: 'request', request: meant(input, token) },
      });
      sent.note(exchange.id, input, token);
      const rejected =
        token && REJECTS.includes(exchange.verdict.verdict) ? context.tokens.reject(token.tokenId) : null;
      return { outcome: 'answered', exchange: await sent.withRefusal(exchange), token: rejected ?? token };
    } finally {
      call.done();
    }
  };

  const notSent = async (input: SendInput, tokenResult: TokenResult): Promise<SendResult> => {
    if (tokenResult.outcome === 'granted') return { outcome: 'no-token', tokenResult };
    sent.note(tokenResult.exchange.id, input, null);
    return {
      outcome: 'no-token',
      tokenResult: { ...tokenResult, exchange: await sent.withRefusal(tokenResult.exchange) },
    };
  };

  return send;
}

/** A path that leads elsewhere, or a header that may not be, is refused before a token is asked for. */
function checkedDestination(tenant: Tenant, { path, headers }: SendInput): Destination {
  const destination = tenantDestination(tenant);
  resolveAt(destination, path);
  checkHeaders(headers);
  return destination;
}

/** The request as it is meant, for its exchange to keep. */
function meant(input: SendInput, token: TokenInfo | null): MeantRequest {
  const { method, path, operationId, credentialId, headers, body, auth } = input;
  return {
    method,
    path,
    operationId,
    credentialId,
    headers,
    body,
    auth: {
      kind: auth.kind,
      credentialId: token?.credentialId ?? (auth.kind === 'credential' ? auth.credentialId : credentialId),
      scopes: auth.kind === 'auto' || auth.kind === 'credential' ? auth.scopes : (token?.requested ?? null),
    },
  };
}

/** Throws CONFLICT when a new token is required and no credential is known that could get one. */
function authFor({ input, credentialId, requested }: RememberedRequest, as: ResendAs): AuthChoice {
  if (as.kind === 'same') return input.auth;
  const id = credentialId ?? input.credentialId;
  if (id === null)
    throw new BenchError('CONFLICT', 'No credential was chosen when this request was sent.', {
      fix: 'Choose one in the bar at the top, then send the request from the Workbench.',
    });
  return { kind: 'credential', credentialId: id, scopes: as.kind === 'scopes' ? as.scopes : (requested ?? []) };
}

/** What goes out as it was given. */
const outgoing = (input: SendInput): Pick<AuthorizedRequest, 'method' | 'path' | 'build'> => ({
  method: input.method,
  path: input.path,
  build: (authorization) => ({ headers: withAuthorization(headersOf(input), authorization), body: input.body }),
});

/** The headers as given, with what the request needs where the person gave none. */
function headersOf(input: SendInput): [string, string][] {
  const given = new Set(input.headers.map(([name]) => name.toLowerCase()));
  const headers: [string, string][] = [...input.headers];
  if (!given.has('accept')) headers.unshift(['Accept', 'application/json']);
  if (input.body !== null && !given.has('content-type')) headers.push(['Content-Type', 'application/json']);
  return headers;
}
