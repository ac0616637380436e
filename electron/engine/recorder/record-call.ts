// One call of a program from the moment in which it arrives to its note. It goes out by the engine's one way to the wire, under the rules of the
// tenant's destination, and so is searched for secrets, judged and kept like every other exchange; only what passes is untouched.
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { Catalogue, Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { type HeaderList, headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import type { RecordedCall } from '../../../shared/runs/recording/recording-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { checkHeaders } from '../exchange/check-headers.ts';
import { resolveAt, tenantDestination } from '../exchange/destination.ts';
import type { ExchangeRequest, RanExchange } from '../exchange/run-exchange.ts';
import type { CallFaults, CallReply, IncomingCall, Sleep, WireRequest } from '../ports.ts';
import { toOrgHeaders } from './forwarded-headers.ts';
import { type Addresses, toOrgText } from './move-addresses.ts';
import { noteCall } from './note-call.ts';
import { type PassedCall, passOn } from './pass-on.ts';
import { keptBody, type RefusedCall, readBody, readTarget, textOf } from './read-call.ts';
import type { SeenTokens } from './seen-tokens.ts';
import { signForOrg } from './sign-for-org.ts';

export interface Recorder {
  context: EngineContext;
  tenant: Tenant;
  /** Null for the plain form. */
  secret: string | null;
  port: number;
  addresses: Addresses;
  faults: CallFaults;
  tokens: SeenTokens;
  sleep: Sleep;
  /** Ends what is on its way. */
  abort: AbortSignal;
}

/** A file takes as long as its program takes to send it. */
const STREAMED_TIMEOUT_MS = 600_000;
/** With the path as a server reads it. */
const CLIENT_ENDPOINT = /^\/oauth2\/(?:[^/]+\/)?v1\/(token|introspect|revoke)\/?$/;

/** Null for what was not passed on. Rejects when the bench itself could not keep it. */
export async function recordCall(
  recorder: Recorder,
  call: IncomingCall,
  reply: CallReply,
): Promise<RecordedCall | null> {
  const { context, tenant, addresses, faults } = recorder;
  const sentAt = context.now();
  const target = readTarget(call, recorder);
  if (typeof target !== 'string') return refuse(reply, target);
  const sent = await prepare(recorder, call, toOrgText(target, addresses)).catch(refusedInput);
  if ('status' in sent) return refuse(reply, sent);
  const { url, kind, operation, request, body, presented } = sent;
  const fault = faults.strike(call.method, url.pathname);
  let answeredAt: number | null = null;
  const passed: PassedCall = {
    body,
    reply,
    addresses,
    fault,
    sleep: recorder.sleep,
    orgNow: () => context.orgNow(tenant.id),
    answering: () => {
      answeredAt = context.now();
    },
  };
  const form = new URLSearchParams(kind === 'token' && typeof body === 'string' ? body : '');
  const clientId = clientOf(form, request.headers) ?? presented?.clientId ?? null;
  const credential = tenant.credentials.find((one) => clientId !== null && one.clientId === clientId);
  const running = context.run({
    kind,
    destination: tenantDestination(tenant),
    // What a fault says is no limit of this credential's.
    credential: credential && fault === null ? { id: credential.id, name: credential.name } : null,
    operation,
    heldScopes: presented?.scopes ?? null,
    request,
    signal: AbortSignal.any([call.signal, recorder.abort]),
    secrets: sent.secrets,
    requestedScopes: scopesOf(form.get('scope')),
    ...(sent.isStreamed ? { timeoutMs: STREAMED_TIMEOUT_MS } : {}),
    between: passOn(passed),
  });
  // What the bench lacks to pass it on, such as the password of a proxy in a locked vault: nothing was sent.
  const ran = await running.catch((error: unknown) => {
    if (error instanceof BenchError && answeredAt === null) return error;
    throw error;
  });
  if (ran instanceof BenchError) return refuse(reply, { status: 502, message: ran.message, fix: ran.data.fix });
  if (answeredAt === null && fault?.reset !== 'before') sayUnreached(reply, ran);
  const endedAt = context.now();
  return noteCall({
    exchange: ran.exchange,
    url,
    operation,
    scheme: schemeOf(request.headers),
    presented,
    granted: grantedBy(recorder.tokens, ran, form, clientId, endedAt),
    sentAt,
    answeredAt: answeredAt ?? endedAt,
    endedAt,
    fault: fault?.text ?? null,
  });
}

interface Prepared extends Pick<ExchangeRequest, 'kind' | 'operation' | 'request' | 'secrets'> {
  url: URL;
  body: WireRequest['body'];
  isStreamed: boolean;
  presented: ReturnType<SeenTokens['presented']> | null;
}

async function prepare(recorder: Recorder, call: IncomingCall, path: string): Promise<Prepared | RefusedCall> {
  const { context, tenant, addresses, tokens } = recorder;
  const url = urlOf(tenant, path);
  if ('status' in url) return url;
  const read = await readBody(call).catch(() => null);
  // What breaks off here has nobody left to answer to.
  if (read === null) return { status: 400, message: 'The body broke off.', fix: 'Send it whole.' };
  const [, endpoint] = CLIENT_ENDPOINT.exec(url.pathname) ?? [];
  const kind = call.method === 'POST' && isClientKind(endpoint) ? endpoint : 'api';
  const asSent = textOf(read.whole);
  const text = asSent === null ? null : toOrgText(asSent, addresses);
  const signed =
    kind === 'api' || text === null ? null : await signForOrg(context, tenant, { path, body: text }, addresses);
  const headers = toOrgHeaders(call.headers)
    // A proof names its address as well; without it the org says whether it wants one.
    .filter(([name]) => !(signed !== null && name.toLowerCase() === 'dpop'))
    .map(([name, value]): [string, string] => [name, toOrgText(value, addresses)]);
  checkHeaders(headers);
  const token = tokenOf(headers);
  return {
    url,
    kind,
    operation: operationOf(context.catalogue, call.method, url.pathname),
    request: { method: call.method, path, headers, body: signed?.body ?? keptBody(read, text) },
    body: signed?.body ?? text ?? read.whole ?? read.stream,
    isStreamed: read.stream !== null,
    secrets: signed?.secrets ?? [],
    presented: token === null ? null : tokens.presented(token),
  };
}

const isClientKind = (name: string | undefined): name is 'token' | 'introspect' | 'revoke' => name !== undefined;

function urlOf(tenant: Tenant, path: string): URL | RefusedCall {
  try {
    return resolveAt(tenantDestination(tenant), path);
  } catch (error) {
    return refusedInput(error);
  }
}

/** What the program sent cannot go out, and is no reason to end the recording. Throws everything else. */
function refusedInput(error: unknown): RefusedCall {
  if (!(error instanceof BenchError) || !(error.code === 'ORIGIN_REFUSED' || error.code === 'INVALID_INPUT'))
    throw error;
  return { status: error.code === 'ORIGIN_REFUSED' ? 403 : 400, message: error.message, fix: error.data.fix };
}

const matchers = new WeakMap<Catalogue, OperationMatcher>();

/** A HEAD asks for the same as the GET. */
function operationOf(catalogue: Catalogue, method: string, path: string): Operation | null {
  const matcher = matchers.get(catalogue) ?? createOperationMatcher(catalogue.operations);
  matchers.set(catalogue, matcher);
  const found = matcher.match(method, path) ?? (method === 'HEAD' ? matcher.match('GET', path) : null);
  return found?.operation ?? null;
}

function schemeOf(headers: HeaderList): string | null {
  return /^\s*([A-Za-z][\w-]*)\s+\S/.exec(headerValue(headers, 'authorization') ?? '')?.[1] ?? null;
}

/** An access token, or an API token; Basic is a client's. */
function tokenOf(headers: HeaderList): string | null {
  return /^\s*(?:Bearer|DPoP|SSWS)\s+(\S+)/i.exec(headerValue(headers, 'authorization') ?? '')?.[1] ?? null;
}

const scopesOf = (text: string | null): string[] => (text ?? '').split(/\s+/).filter((name) => name !== '');

/** Who asks at the token endpoint, whichever way it authenticates; null where nothing says so. */
function clientOf(form: URLSearchParams, headers: HeaderList): string | null {
  const assertion = form.get('client_assertion');
  const [, basic = ''] = /^\s*Basic\s+(\S+)/i.exec(headerValue(headers, 'authorization') ?? '') ?? [];
  const [user = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return (
    form.get('client_id') ??
    (assertion === null ? null : asText(decodeToken(assertion).payload?.sub)) ??
    (user === '' ? null : user)
  );
}

function grantedBy(
  tokens: SeenTokens,
  { tokens: got, answer }: RanExchange,
  form: URLSearchParams,
  clientId: string | null,
  at: number,
): RecordedCall['granted'] {
  if (!got?.access) return null;
  const said = answer?.scope;
  const seen = tokens.granted(got.access, { scopes: typeof said === 'string' ? scopesOf(said) : null, clientId });
  const life = answer?.expires_in;
  return {
    token: seen.number,
    scopes: seen.scopes ?? [],
    clientId,
    asked: [form.get('grant_type') ?? '', clientId ?? '', ...scopesOf(form.get('scope')).sort()].join(' '),
    expiresAt: typeof life === 'number' ? at + life * 1000 : null,
  };
}

function refuse(reply: CallReply, { status, message, fix }: RefusedCall): null {
  const body = Buffer.from(JSON.stringify({ source: 'Scopebench', message, fix }));
  reply.head(status, '', [
    ['Content-Type', 'application/json'],
    ['Content-Length', String(body.byteLength)],
    // What of its body was not read is in the way of another request.
    ['Connection', 'close'],
  ]);
  void reply.write(body);
  reply.end();
  return null;
}

/** As a gateway says it: the program hears that its org was not reached, and why. */
function sayUnreached(reply: CallReply, { exchange: { failure } }: RanExchange): void {
  refuse(reply, {
    status: failure?.kind === 'timeout' ? 504 : 502,
    message: failure?.message ?? 'The org did not answer.',
    fix: failure?.fix ?? '',
  });
}
