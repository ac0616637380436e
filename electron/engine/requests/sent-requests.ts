// The requests that were sent, so that exactly one of them can be sent again. The engine remembers the latest as they were
// meant; of older ones and after a restart, what the exchange kept must do, and where a part was not kept there is a reason
// in place of a request. Nobody else makes a request out of an exchange.
import type { Exchange, SentRequest } from '../../../shared/model/exchange.ts';
import type { AuthChoice, SendInput } from '../../../shared/model/request.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { whyElsewhere } from '../../../shared/okta/why-elsewhere.ts';
import type { EngineEvents } from '../engine-events.ts';
import type { TenantList } from '../tenants/tenant-list.ts';

const REMEMBERED = 500;
const REMEMBERED_BYTES = 32 * 1024 * 1024;

/** What goes out again; `requested`: the scopes that its token was requested with. */
export interface RememberedRequest {
  input: SendInput;
  credentialId: string | null;
  requested: string[] | null;
}

export type ReadAgain = { ok: true; request: RememberedRequest } | { ok: false; reason: string };

export interface SentRequests {
  /** `token`: what it went out with. */
  note(exchangeId: string, input: SendInput, token: Pick<TokenInfo, 'credentialId' | 'requested'> | null): void;
  /** The request of the exchange, or the one that waited for its token. Says why when there is none. */
  read(exchange: Exchange): Promise<ReadAgain>;
  /** The exchange with what is to be said about sending it again. */
  withRefusal(exchange: Exchange): Promise<Exchange>;
}

/** `events`: for one that lives as long as the engine, and forgets what was sent to a tenant that goes. */
export function createSentRequests(tenants: Pick<TenantList, 'all'>, events?: EngineEvents): SentRequests {
  const remembered = new Map<string, RememberedRequest>();
  let bytes = 0;

  const sizeOf = ({ input }: RememberedRequest) => input.path.length + (input.body?.length ?? 0);
  const forget = (id: string, request: RememberedRequest) => {
    remembered.delete(id);
    bytes -= sizeOf(request);
  };
  const forgetOldest = () => {
    for (const [id, request] of remembered) {
      if (remembered.size <= REMEMBERED && bytes <= REMEMBERED_BYTES) return;
      forget(id, request);
    }
  };
  events?.on('tenant-removed', ({ tenantId }) => {
    for (const [id, request] of remembered) if (request.input.tenantId === tenantId) forget(id, request);
  });

  const read = async (exchange: Exchange): Promise<ReadAgain> => {
    const moved = whyElsewhere(await tenants.all(), exchange);
    if (moved !== null) return { ok: false, reason: moved };
    const known = remembered.get(exchange.id);
    return known ? { ok: true, request: known } : fromKept(exchange);
  };

  return {
    note(exchangeId, input, token) {
      // A pasted token is kept nowhere, not even here.
      if (input.auth.kind === 'pasted') return;
      const { requestKey: _key, armed: _armed, confirmName: _name, ...kept } = input;
      const request = {
        input: kept,
        credentialId: credentialOf(input) ?? token?.credentialId ?? null,
        requested: scopesOf(input.auth) ?? token?.requested ?? null,
      };
      remembered.set(exchangeId, request);
      bytes += sizeOf(request);
      forgetOldest();
    },
    read,
    async withRefusal(exchange) {
      const { repeat } = exchange;
      if (repeat === null) return exchange;
      if (repeat.kind === 'token' && repeat.waiting === null)
        return { ...exchange, repeat: { ...repeat, refused: whyElsewhere(await tenants.all(), exchange) } };
      const again = await read(exchange);
      return { ...exchange, repeat: { ...repeat, refused: again.ok ? null : again.reason } };
    },
  };
}

/** The credential that the request itself names. */
function credentialOf({ auth, credentialId }: SendInput): string | null {
  if (auth.kind === 'credential') return auth.credentialId;
  return auth.kind === 'auto' ? credentialId : null;
}

const scopesOf = (auth: AuthChoice): string[] | null =>
  auth.kind === 'auto' || auth.kind === 'credential' ? auth.scopes : null;

function fromKept({ repeat, tenantId, request: { body } }: Exchange): ReadAgain {
  const sent = repeat?.kind === 'request' ? repeat.request : repeat?.waiting;
  if (!repeat || !sent)
    return {
      ok: false,
      reason: 'It was not sent by you, or it was saved by an earlier version, which did not record how it was sent.',
    };
  const { auth, lost, ...request } = sent;
  if (auth.kind === 'pasted') return { ok: false, reason: 'It was sent with a pasted token, which is not saved.' };
  if (lost.length > 0)
    return {
      ok: false,
      reason:
        repeat.kind === 'token'
          ? `Its ${lost.join(' and ')} was not kept, as it was never sent.`
          : `Its ${lost.join(' and ')} held a secret, and secrets are not kept.`,
    };
  return {
    ok: true,
    request: {
      input: { tenantId, ...request, body: repeat.kind === 'request' ? body : null, auth: choiceOf(auth) },
      credentialId: auth.credentialId,
      requested: auth.scopes,
    },
  };
}

/** A token that was chosen by itself is gone after a restart: one of the same credential and scopes takes its place. */
function choiceOf({ kind, credentialId, scopes }: SentRequest['auth']): AuthChoice {
  if (kind === 'none' || credentialId === null) return { kind: 'none' };
  return { kind: 'credential', credentialId, scopes: scopes ?? [] };
}
