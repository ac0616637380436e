// What can be done about an answer with one click. Pure, and out of the exchange alone: what a button sends is the request that
// it is beside. Where that request was not kept whole there is no button, and the reason is said.
import type { Exchange, SentRequest } from '../../../../shared/model/exchange.ts';
import type { ResendAs } from '../../../../shared/model/request.ts';
import { batchScopes } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { mayGoOnAt } from '../../../../shared/okta/wire-text/rate-limit.ts';

export type ExchangeAction = { label: string } & (
  | { id: 'resend'; as: ResendAs; done: string }
  | { id: 'wait' }
  /** The token alone, as nothing waits for it. */
  | { id: 'token'; scopes: readonly string[] }
  | { id: 'parts'; scopes: readonly string[] }
  /** DPoP is switched on for the credential, and the same goes out again. */
  | { id: 'bind' }
  | { id: 'tenants' }
  /** Of the app behind the credential. */
  | { id: 'roles' }
  | { id: 'settings' }
);

export interface ActionFacts {
  /** What the catalogue says the operation needs; empty when it is not known. */
  needed: readonly string[];
  /** A scope that no integration gets, or that nothing is known of. */
  isUnusual(scope: string): boolean;
  /** Registered scopes of the credential; empty when they are not known. */
  registered: readonly string[];
  /** Switching DPoP on for the credential may cure it. */
  curedByDpop: boolean;
  /** The credential is of an app of the org, whose roles it lists. */
  hasApp: boolean;
  /** Local epoch ms. */
  now: number;
  /** Scopes that the org has left out since, when it was asked again from here. */
  leftOut: readonly string[];
}

export interface OfferedActions {
  actions: readonly ExchangeAction[];
  /** Why there is no button that sends it again, where there would be one. */
  whyNot: string | null;
  /** What those buttons would have been called: nobody is to be asked for what cannot be done here. */
  withheld: readonly string[];
}

const NONE: OfferedActions = { actions: [], whyNot: null, withheld: [] };
const SENDS: readonly ExchangeAction['id'][] = ['resend', 'wait', 'token', 'parts', 'bind'];
const READS = ['GET', 'HEAD', 'OPTIONS'];
/** After these nobody knows whether a write was done. */
const UNKNOWN_END: readonly string[] = ['reset', 'timeout', 'truncated', 'too-large'];

export function exchangeActions(exchange: Exchange, facts: ActionFacts): OfferedActions {
  const wanted = cures(exchange, facts);
  const { repeat } = exchange;
  if (repeat !== null && repeat.refused === null) return { ...NONE, actions: wanted };
  const others = wanted.filter(({ id }) => !SENDS.includes(id));
  if (others.length === wanted.length) return { ...NONE, actions: others };
  const whyNot = repeat?.refused ?? 'It was saved by an earlier version, which did not record how it was sent.';
  const withheld = wanted.filter((action) => !others.includes(action)).map(({ label }) => label);
  return { actions: others, whyNot, withheld };
}

/** The request that a click would send: the exchange's own, or the one that waited for its token. */
export function requestOf({ repeat }: Exchange): SentRequest | null {
  if (repeat === null) return null;
  return repeat.kind === 'request' ? repeat.request : repeat.waiting;
}

/** The scopes that the token was, or would have been, requested with. */
function requestedOf({ repeat }: Exchange): readonly string[] {
  if (repeat === null) return [];
  return repeat.kind === 'token' ? repeat.scopes : (repeat.request.auth.scopes ?? []);
}

function cures(exchange: Exchange, facts: ActionFacts): ExchangeAction[] {
  const { verdict } = exchange.verdict;
  const kind = requestOf(exchange)?.auth.kind;
  const own = kind !== 'pasted' && kind !== 'none';
  switch (verdict) {
    case 'scope-missing':
      return own ? requestMissing(exchange, facts) : [];
    case 'token-expired':
      return own ? [resend('Renew and send again', { kind: 'renewed' }, 'Renewed the token. Sent again.')] : [];
    case 'token-invalid':
      return own ? [resend('Get a new token and send again', { kind: 'renewed' }, 'Got a new token. Sent again.')] : [];
    case 'token-missing':
      return kind === 'none' ? withToken(exchange, facts) : [];
    case 'rate-limited':
      return facts.now < mayGoOnAt(exchange) ? [{ id: 'wait', label: 'Wait and send again' }] : again(exchange);
    case 'dpop-required':
      return facts.curedByDpop ? [{ id: 'bind', label: 'Switch DPoP on and send again' }] : again(exchange);
    case 'scope-refused':
      return otherScopes(exchange, facts);
    case 'role-missing':
      return facts.hasApp ? [{ id: 'roles', label: 'Show the admin roles of this app' }] : [];
    case 'client-refused':
      return [{ id: 'tenants', label: 'Check the credential' }];
    case 'unreachable':
      return [
        ...again(exchange),
        { id: 'tenants', label: 'Check the address' },
        { id: 'settings', label: 'Proxy and certificates' },
      ];
    case 'not-okta':
      return [{ id: 'tenants', label: 'Check the address' }];
    case 'incomplete':
    case 'server-fault':
    case 'cancelled':
    case 'unclear':
      return again(exchange);
    default:
      return exchange.repeat?.kind === 'token' && verdict !== 'allowed' && verdict !== 'downscoped'
        ? again(exchange, 'Try again')
        : [];
  }
}

const resend = (label: string, as: ResendAs, done: string): ExchangeAction => ({ id: 'resend', label, as, done });

/** Nothing for a write that may have been done: its verdict says to look first. */
function again(exchange: Exchange, label = 'Send again'): ExchangeAction[] {
  const { method } = requestOf(exchange) ?? { method: 'GET' };
  if (exchange.kind === 'api' && !READS.includes(method) && UNKNOWN_END.includes(exchange.failure?.kind ?? ''))
    return [];
  if (requestOf(exchange) === null && exchange.repeat?.kind === 'token')
    return [{ id: 'token', label: 'Request it again', scopes: exchange.repeat.scopes }];
  return [resend(label, { kind: 'same' }, 'Sent again.')];
}

/** A scope that the org has just left out is offered only as a question: it may have been granted since. */
function requestMissing(exchange: Exchange, { leftOut }: ActionFacts): ExchangeAction[] {
  const missing = exchange.verdict.missingScopes;
  if (missing.length === 0) return [];
  const requested = requestedOf(exchange);
  const as: ResendAs = { kind: 'scopes', scopes: [...new Set([...requested, ...missing])], needed: missing };
  const done = `Requested ${missing.join(', ')}: granted. Sent again.`;
  if (missing.some((name) => requested.includes(name) || leftOut.includes(name)))
    return [resend('Granted since? Request again and send', as, done)];
  return [resend(`Request ${missing.length > 1 ? 'them' : 'it'} and send again`, as, done)];
}

function withToken(exchange: Exchange, { needed }: ActionFacts): ExchangeAction[] {
  if (needed.length === 0 || (requestOf(exchange)?.credentialId ?? null) === null) return [];
  const as: ResendAs = { kind: 'scopes', scopes: [...needed], needed: [] };
  return [resend('Send with a token', as, `Sent with a token for ${needed.join(', ')}.`)];
}

function otherScopes(exchange: Exchange, { isUnusual, registered }: ActionFacts): ExchangeAction[] {
  const requested = requestedOf(exchange);
  const parts = batchScopes(requested).length;
  if (parts > 1) return [{ id: 'parts', label: `Request them in ${parts} parts`, scopes: requested }];
  const named = new Set(exchange.verdict.missingScopes);
  const drop = requested.filter((name) => named.has(name) || isUnusual(name));
  const rest = requested.filter((name) => !drop.includes(name));
  if (drop.length > 0 && rest.length > 0)
    return [under(exchange, rest, `Leave out ${drop.length > 1 ? `${drop.length} scopes` : drop[0]}`, drop)];
  const others = registered.filter((name) => !named.has(name));
  const same = others.length === requested.length && others.every((name) => requested.includes(name));
  if (others.length === 0 || same || batchScopes(others).length > 1) return [];
  return [
    under(
      exchange,
      others,
      others.length > 1 ? `Request the ${others.length} registered scopes` : `Request ${others[0]}`,
    ),
  ];
}

/** The same under other scopes: of a request that waits the request, else the token alone. */
function under(
  exchange: Exchange,
  scopes: readonly string[],
  label: string,
  dropped: readonly string[] = [],
): ExchangeAction {
  if (requestOf(exchange) === null) return { id: 'token', label, scopes };
  const done = dropped.length > 0 ? `Left out ${dropped.join(', ')}.` : `Requested ${scopes.join(', ')}.`;
  return resend(label, { kind: 'scopes', scopes: [...scopes], needed: [] }, done);
}
