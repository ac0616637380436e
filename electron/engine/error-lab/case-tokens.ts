// The tokens of a run: requested for it, kept in a book of its own, so that a person's token is neither used up nor revoked.
// The requests for them are no part of the history unless they fail.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import type { CaseRunEntry } from '../../../shared/runs/error-cases/error-cases-events.ts';
import { OTHER_OAUTH_BUCKET, TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import { ASSERTION_TYPE } from '../credentials/client-assertion.ts';
import type { EngineContext } from '../engine-context.ts';
import { tenantDestination } from '../exchange/destination.ts';
import type { SendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import { aboutToken, askAsClient } from '../oauth/ask-as-client.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { createTokenService } from '../oauth/token-service.ts';
import type { Sender } from './choose-sender.ts';

/** A value, and what a token of it holds; or why there is none. */
export type Valued =
  | { ok: true; value: string; heldScopes?: string[] }
  | { ok: false; outcome: 'skipped' | 'unreachable'; note: string; exchange: Exchange | null };

/** Each gives null when the run was cancelled meanwhile. */
export interface CaseTokens {
  /** Of exactly `scopes`, or of the sender's own one when there are none. */
  good(sender: Sender, scopes: string[]): AsyncGenerator<CaseRunEntry, Valued | null>;
  revoked(sender: Sender): AsyncGenerator<CaseRunEntry, Valued | null>;
  /** The assertion, after a token was requested with it. */
  used(sender: Sender, assertion: string): AsyncGenerator<CaseRunEntry, Valued | null>;
  ofAnotherTime(sender: Sender, byMs: number): Promise<Valued>;
}

export interface CaseTokenPorts {
  /** With the run's own book; keeps no exchange. */
  context: EngineContext;
  /** Keeps an exchange that a person must see to understand. */
  record(exchange: Exchange): Promise<void>;
  send: SendAs<CaseRunEntry>;
  signal: AbortSignal;
}

export function createCaseTokens({ context, record, send, signal }: CaseTokenPorts, tenant: Tenant): CaseTokens {
  const tokens = createTokenService(context);

  async function* request(
    { credential, scope }: Sender,
    scopes: string[],
    fresh: boolean,
  ): AsyncGenerator<CaseRunEntry, Valued | null> {
    const wanted = scopes.length > 0 ? scopes : [scope];
    const result = yield* send(laneOf(credential.clientId, TOKEN_BUCKET), {
      ask: () => tokens.request({ tenantId: tenant.id, credentialId: credential.id, scopes: wanted, fresh }, signal),
      exchangeOf: ({ exchange }) => exchange,
    });
    if (result === null || signal.aborted) return null;
    const lacking = (missing: string[]): Valued => {
      const note = `${credential.name} does not get ${missing.join(' ')}, which this case needs.`;
      return { ok: false, outcome: 'skipped', note, exchange: null };
    };
    if (result.outcome !== 'granted') {
      const { exchange } = result;
      const { verdict, title, next } = exchange.verdict;
      if (scopes.length > 0 && verdict === 'scope-refused') return lacking(scopes);
      await record(exchange);
      const note = `There is no token to send it with: ${title}. ${next}`.trim();
      return { ok: false, outcome: result.outcome === 'failed' ? 'unreachable' : 'skipped', note, exchange };
    }
    const { granted, tokenId } = result.token;
    const missing = scopes.filter((name) => !satisfies(granted, name));
    if (missing.length > 0) return lacking(missing);
    return { ok: true, value: tokens.held(tokenId).raw, heldScopes: granted };
  }

  return {
    good: (sender, scopes) => request(sender, scopes, false),

    async *revoked(sender) {
      const own = yield* request(sender, [], true);
      if (!own?.ok) return own;
      const opened = await openCredential(context, tenant.id, sender.credential.id);
      const { credential } = opened;
      // It will be dead: no other case may get it from the book.
      context.tokens.removeOf(tenant.id, credential.id);
      const ran = yield* send(laneOf(credential.clientId, OTHER_OAUTH_BUCKET), {
        ask: () =>
          askAsClient(context, opened, {
            endpoint: 'revoke',
            destination: tenantDestination(tenant),
            form: aboutToken(own.value),
            heldScopes: null,
            signal,
            secrets: [own.value],
          }),
        exchangeOf: ({ exchange }) => exchange,
      });
      if (ran === null || signal.aborted) return null;
      const { exchange } = ran;
      if (exchange.response?.status === 200) return { ok: true, value: own.value };
      await record(exchange);
      const outcome = exchange.response === null ? 'unreachable' : 'skipped';
      return { ok: false, outcome, note: `The token could not be revoked: ${exchange.verdict.title}.`, exchange };
    },

    used: (sender, assertion) => useAssertion({ context, record, send, signal }, tenant, sender, assertion),

    async ofAnotherTime({ credential, scope }, byMs) {
      const handle = context.sources.of(tenant.id).simulator();
      const made = handle ? await handle.issueToken(credential.clientId, [scope], handle.now() + byMs) : null;
      if (made !== null) return { ok: true, value: made };
      const note =
        'Only the sandbox org gives a token of another time. On this org, keep a token until it has expired and send it.';
      return { ok: false, outcome: 'skipped', note, exchange: null };
    },
  };
}

/** Requests a token with it. */
async function* useAssertion(
  { context, record, send, signal }: CaseTokenPorts,
  tenant: Tenant,
  { credential, scope }: Sender,
  assertion: string,
): AsyncGenerator<CaseRunEntry, Valued | null> {
  const form = {
    ...{ grant_type: 'client_credentials', scope },
    ...{ client_assertion_type: ASSERTION_TYPE, client_assertion: assertion },
  };
  const ran = yield* send(laneOf(credential.clientId, TOKEN_BUCKET), {
    ask: () =>
      context.run({
        kind: 'token',
        destination: tenantDestination(tenant),
        credential,
        operation: null,
        heldScopes: null,
        request: {
          method: 'POST',
          path: '/oauth2/v1/token',
          headers: [['Content-Type', 'application/x-www-form-urlencoded']],
          body: new URLSearchParams(form).toString(),
        },
        signal,
        secrets: [assertion],
      }),
    exchangeOf: ({ exchange }) => exchange,
  });
  if (ran === null || signal.aborted) return null;
  const { exchange } = ran;
  if (exchange.response?.status === 200) return { ok: true, value: assertion };
  await record(exchange);
  const outcome = exchange.response === null ? 'unreachable' : 'skipped';
  return { ok: false, outcome, note: `The assertion brought no token: ${exchange.verdict.title}.`, exchange };
}
