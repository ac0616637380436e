// The one place where a request gets its authorization: every call with a token and every request of a client goes out through here.
// An answer that asks for a nonce (DPoP, RFC 9449 §8 and §9) gets the same request once more with it, and so does one that refuses what
// was signed for its time when the answer itself shows that the clock of the org is another one: each once, and then it is final.
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import type { EngineContext } from '../engine-context.ts';
import { resolveAt } from '../exchange/destination.ts';
import type { ExchangeRequest, RanExchange } from '../exchange/run-exchange.ts';
import type { Authorization, CallToAuthorize } from './credential-engine.ts';
import { refusedForItsTime } from './signed-too-late.ts';

export interface AuthorizedRequest extends Omit<ExchangeRequest, 'request' | 'heldScopes' | 'secrets' | 'signed'> {
  method: string;
  /** From the root of the destination, with its query. */
  path: string;
  authorize(call: CallToAuthorize): Promise<Authorization>;
  /** The rest of the request, which may depend on how it is authorized. */
  build(authorization: Authorization): { headers: HeaderList; body: string | null };
  /** In place of those that the authorization holds. */
  heldScopes?: string[] | null;
  /** Besides those of the authorization. */
  secrets?: string[];
}

/** An answer has shown that the clock of the org is not where it was believed to be; less is the cut of `Date` to seconds. */
const CLOCK_MOVED_MS = 5_000;

/** Rejects as `context.run` does. */
export async function runAuthorized(
  context: Pick<EngineContext, 'run' | 'orgNow'>,
  { method, path, authorize, build, heldScopes, secrets = [], ...rest }: AuthorizedRequest,
): Promise<RanExchange> {
  const { destination } = rest;
  const url = resolveAt(destination, path);
  const orgNow = () => context.orgNow(destination.tenant.id);
  const attempt = async (nonce: string | null) => {
    const at = orgNow();
    const authorization = await authorize({ method, url, nonce, at });
    const ran = await context.run({
      ...rest,
      heldScopes: heldScopes === undefined ? authorization.heldScopes : heldScopes,
      request: { method, path, ...build(authorization) },
      secrets: [...secrets, ...authorization.secrets],
      signed: authorization.signed,
    });
    const clockMoved = Math.abs(orgNow() - at - ran.exchange.timing.total) > CLOCK_MOVED_MS;
    return {
      ran,
      nonce: authorization.nonceAsked?.(ran.exchange) ?? null,
      lateByClock: clockMoved && refusedForItsTime(ran.exchange),
    };
  };
  let last = await attempt(null);
  if (last.lateByClock) last = await attempt(null);
  if (last.nonce === null) return last.ran;
  last = await attempt(last.nonce);
  return last.ran;
}

/** The authorization's headers behind the given ones; what a person wrote is kept. */
export function withAuthorization(given: HeaderList, { headers }: Authorization): HeaderList {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [...given, ...headers.filter(([name]) => !names.has(name.toLowerCase()))];
}
