// One read of an audit: paced, sent again when the org decided nothing, and given back as parsed JSON with the address of the next page, or as a
// refusal in words. Nothing that was read is kept; a refusal stays with the run, to be looked at.
import type { AccessRefusal } from '../../../shared/model/app-access.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { SendResult } from '../../../shared/model/request.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { type AccessCall, scopeOf } from '../../../shared/okta/app-access/access-calls.ts';
import { refusalOf, scopeMissing, tokenRefused } from '../../../shared/okta/app-access/access-refusal.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { AuditEntry } from '../../../shared/runs/audit/audit-events.ts';
import { rateBucket, TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, sendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import type { RequestService } from '../requests/request-service.ts';

/** An admin's audit runs beside what the org is for. */
const SHARE = 0.5;
const POLICY: RetryPolicy = {
  mostRateLimitWaits: Number.POSITIVE_INFINITY,
  mostUnreachable: 3,
  leastWaitMs: 1000,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'reset',
};
/** A page beyond this is no page of a list that anyone asked for. */
const PAGE_BYTES = 64 * 1024 * 1024;
/** So often a page is asked for whose answer decides nothing: a fault of the org's, a list that is none. */
const MOST_FAULTS = 3;
const FAULT_WAIT_MS = 2000;

/** The org cannot be asked any further now; what was read stays, and the audit can go on later. */
export class AuditStuck extends Error {}

export type Got =
  | { ok: true; body: unknown; next: string | null }
  /** `status`: null where nothing was sent. */
  | { ok: false; refusal: AccessRefusal; status: number | null };

type Waiting = Extract<AuditEntry, { type: 'waiting' }>;

export interface AuditReader {
  token(scopes: string[]): AsyncGenerator<Waiting, TokenResult | null>;
  /** Null when the run was stopped. `next`: path and query of the next page, in place of those of the call. Throws AuditStuck, and what keeps the bench from asking. */
  get(call: AccessCall, held: string[] | null, next?: string): AsyncGenerator<Waiting, Got | null>;
}

export interface AuditReaderParts {
  context: EngineContext;
  requests: RequestService;
  tokens: TokenService;
  sleep: Sleep;
  tenant: Tenant;
  credential: Credential;
  signal: AbortSignal;
}

export function createAuditReader(parts: AuditReaderParts): AuditReader {
  const { context, requests, tokens, sleep, tenant, credential, signal } = parts;
  const place = { tenantId: tenant.id, credentialId: credential.id };
  const sender = createPacedSender({ now: context.now, sleep, signal, share: SHARE, concurrency: 1 });
  const send = sendAs(
    sender,
    POLICY,
    ({ lane, waitMs, until }): Waiting => ({
      type: 'waiting',
      waitMs,
      until,
      bucket: lane.bucket,
    }),
  );

  const ask = (call: AccessCall, path: string, scopes: string[]) =>
    send<SendResult>(laneOf(credential.id, rateBucket('GET', new URL(path, tenant.origin).pathname)), {
      ask: () =>
        requests.send(
          {
            ...place,
            method: 'GET',
            path,
            operationId: call.operationId,
            headers: [],
            body: null,
            auth: { kind: 'credential', credentialId: credential.id, scopes },
          },
          signal,
        ),
      exchangeOf: (result) => (result.outcome === 'answered' ? result.exchange : null),
    });

  return {
    async *token(scopes) {
      const result = yield* send<TokenResult>(laneOf(credential.id, TOKEN_BUCKET), {
        ask: () => tokens.request({ ...place, scopes, takesShort: true }, signal),
        exchangeOf: ({ exchange }) => exchange,
      });
      if (result?.outcome === 'failed' && !signal.aborted) throw unanswered(result.exchange);
      return signal.aborted ? null : result;
    },

    async *get(call, held, next) {
      if (held !== null && !satisfies(held, scopeOf(call))) return notHeld(call, credential);
      for (let faults = 0; ; faults += 1) {
        const result = yield* ask(call, next ?? call.path, held ?? []);
        if (result === null || signal.aborted) return null;
        if (result.outcome === 'no-token') {
          const { tokenResult } = result;
          if (tokenResult.outcome === 'failed') throw unanswered(tokenResult.exchange);
          if (tokenResult.outcome === 'granted') return notHeld(call, credential);
          return { ok: false, refusal: tokenRefused(tokenResult, call, credential.name), status: null };
        }
        const { exchange } = result;
        const got = await gotOf(context, exchange, call, { tenant, credential });
        if (got !== 'undecided') return got;
        if (faults + 1 >= MOST_FAULTS) throw unanswered(exchange);
        const waitMs = FAULT_WAIT_MS * (faults + 1);
        const until = context.now() + waitMs;
        yield { type: 'waiting', waitMs, until, bucket: tenant.name };
        await sender.rest(until);
      }
    },
  };
}

function notHeld(call: AccessCall, { name }: Credential): Got {
  const meaning = `The org issued a token without ${scopeOf(call)}: it is not granted to the app behind it.`;
  return { ok: false, refusal: scopeMissing(call, name, meaning, null), status: null };
}

/** `undecided`: the answer says nothing about the list; it is asked for again. */
async function gotOf(
  context: EngineContext,
  exchange: Exchange,
  call: AccessCall,
  { tenant, credential }: Pick<AuditReaderParts, 'tenant' | 'credential'>,
): Promise<Got | 'undecided'> {
  const { response, failure, verdict } = exchange;
  const status = response?.status ?? null;
  if (failure !== null || response === null || status === null || status >= 500) return 'undecided';
  // The next try asks for a new token in place of one that has ended meanwhile.
  if (verdict.verdict === 'token-expired' || verdict.verdict === 'token-invalid') return 'undecided';
  if (status >= 300) return { ok: false, refusal: refusalOf(exchange, call, credential.name), status };
  const { text, id } = response.body;
  const bytes = text === null && id !== null ? await context.bodies.head(id, PAGE_BYTES) : null;
  const body = parse(text ?? (bytes === null ? '' : new TextDecoder().decode(bytes)));
  if (body === undefined) return 'undecided';
  const paging = readPaging(response.headers, tenant.origin, null);
  if (paging.refused !== null) throw new AuditStuck(`${paging.refused.reason} The audit cannot follow the list.`);
  return { ok: true, body, next: paging.next === null ? null : pathOf(paging.next) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Without the origin: it is kept with the run, and sent to the tenant's own alone. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

const unanswered = ({ verdict, failure }: Exchange): AuditStuck =>
  new AuditStuck(
    [
      `${verdict.title}.`,
      failure?.message ?? verdict.meaning,
      'What was read is kept. Resume when the org answers again.',
    ]
      .filter(Boolean)
      .join(' '),
  );
