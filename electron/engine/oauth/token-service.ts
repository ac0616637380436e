// Requesting and holding tokens. Equal requests in flight are joined; a granted token is cached under exactly what made it.
import type { Refusal, TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { tenantDestination } from '../exchange/destination.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import { newId } from '../ids.ts';
import { askAsClient, clientOf } from './ask-as-client.ts';
import { noteUse, type OpenedCredential, openCredential } from './open-credential.ts';
import type { HeldToken } from './token-book.ts';

export interface TokenRequestInput {
  tenantId: string;
  credentialId: string;
  scopes: string[];
  fresh?: boolean | undefined;
  /** A cached token without some of the scopes will do. Otherwise the org is asked again: an admin may have granted them. */
  takesShort?: boolean;
  /** What the token is for, so that it can be sent later if there is no token now. */
  waiting?: MeantRequest;
  requestKey?: string | undefined;
  /** In place of the secret that is in use: a new one is tested before anything depends on it. */
  secretId?: string;
}

export interface TokenService {
  request(input: TokenRequestInput, signal?: AbortSignal): Promise<TokenResult>;
  /** Throws NOT_FOUND: tokens live in memory and are gone after a restart. */
  held(tokenId: string): HeldToken;
}

export function createTokenService(context: EngineContext): TokenService {
  const inFlight = new Map<string, Promise<TokenResult>>();

  return {
    async request(input, outer) {
      const opened = await openCredential(context, input.tenantId, input.credentialId, input.secretId);
      const { client, cacheKey } = engineOf(opened.credential);
      const scopes = [...new Set(input.scopes)];
      const { tenantId, credentialId } = input;
      const key = cacheKey({ tenantId, credentialId, secretId: opened.secretId, scopes });
      if (client === null) {
        noteUse(context, opened);
        return { outcome: 'granted', token: keepOwn(context, opened, key), exchange: null };
      }
      const cached = input.fresh ? null : context.tokens.fresh(key);
      if (cached && (input.takesShort || cached.info.missing.length === 0))
        return { outcome: 'granted', token: { ...cached.info, cached: true }, exchange: null };
      const running = inFlight.get(key);
      if (running && input.requestKey === undefined) return running;
      const call = context.calls.begin(input.requestKey, outer);
      const result = ask(context, opened, { scopes, key, waiting: input.waiting ?? null }, call.signal).finally(() => {
        call.done();
        if (inFlight.get(key) === result) inFlight.delete(key);
      });
      inFlight.set(key, result);
      return result;
    },

    held(tokenId) {
      const token = context.tokens.get(tokenId);
      if (!token)
        throw new BenchError('NOT_FOUND', 'That token is no longer held.', {
          meaning: 'Tokens are kept in memory only, until they are discarded or Scopebench ends.',
          fix: 'Request a token again.',
        });
      return token;
    },
  };
}

async function ask(
  context: EngineContext,
  opened: OpenedCredential,
  { scopes, key, waiting }: { scopes: string[]; key: string; waiting: MeantRequest | null },
  signal: AbortSignal,
): Promise<TokenResult> {
  const { tenant, credential } = opened;
  const {
    exchange,
    accessToken: raw,
    answer,
    tokenJudgement: judged,
  } = await askAsClient(context, opened, {
    endpoint: 'token',
    destination: tenantDestination(tenant),
    form: clientOf(credential).tokenForm(credential, scopes),
    heldScopes: null,
    requestedScopes: scopes,
    repeat: { kind: 'token', credentialId: credential.id, scopes, waiting },
    signal,
  });
  noteUse(context, opened);
  if (exchange.response === null || judged === null || judged.outcome === 'failed')
    return { outcome: 'failed', exchange };
  if (judged.outcome === 'granted' && raw !== null) {
    const expiresIn = typeof answer?.expires_in === 'number' ? answer.expires_in : null;
    const info = tokenInfo(context, opened, {
      raw,
      requested: scopes,
      granted: judged.granted,
      expiresIn,
      tokenType: asText(answer?.token_type) ?? kindOf(credential).can.scheme,
    });
    context.tokens.put({ info, raw, kind: credential.kind, key });
    return { outcome: 'granted', token: info, exchange };
  }
  const refusal: Refusal = {
    status: exchange.response.status,
    error: judged.error,
    description: judged.description,
    meaning: judged.meaning,
    next: judged.next,
  };
  return { outcome: 'refused', refusal, exchange };
}

/** A secret that is a token is what it says it is: requested and granted are its own scopes. */
function keepOwn(context: EngineContext, opened: OpenedCredential, key: string): TokenInfo {
  const known = context.tokens.latest(key);
  if (known) return { ...known.info, cached: true };
  const { credential, secret: raw } = opened;
  const scopes = decodeToken(raw).scopes ?? [];
  const tokenType = kindOf(credential).can.scheme;
  const info = tokenInfo(context, opened, { raw, requested: scopes, granted: scopes, expiresIn: null, tokenType });
  context.tokens.put({ info, raw, kind: credential.kind, key });
  return info;
}

function tokenInfo(
  context: EngineContext,
  { tenant, credential }: OpenedCredential,
  token: { raw: string; requested: string[]; granted: string[]; expiresIn: number | null; tokenType: string },
): TokenInfo {
  const view = decodeToken(token.raw);
  const at = context.now();
  return {
    tokenId: newId('tok'),
    tenantId: tenant.id,
    credentialId: credential.id,
    tokenType: token.tokenType,
    requested: token.requested,
    granted: token.granted,
    missing: token.requested.filter((scope) => !satisfies(token.granted, scope)),
    issuedAt: at,
    expiresAt: token.expiresIn === null ? view.expiresAt : context.orgNow(tenant.id) + token.expiresIn * 1000,
    rejectedAt: null,
    decoded: { readable: view.readable, header: view.header, payload: view.payload, claims: view.claims },
    cached: false,
  };
}
