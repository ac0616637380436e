// Requesting and holding tokens. Equal requests in flight are joined; a granted token is cached under exactly what made it.
import type { Refusal, TokenInfo, TokenResult } from '../../../shared/contract/token.ts';
import { asText } from '../../../shared/okta/json-text.ts';
import { satisfies } from '../../../shared/okta/scope.ts';
import { decodeToken } from '../../../shared/okta/token-view.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import { newId } from '../ids.ts';
import { buildTokenRequest, secretsOf } from './build-token-request.ts';
import { noteUse, type OpenedCredential, openCredential } from './open-credential.ts';
import { type HeldToken, tokenKey } from './token-book.ts';

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
      const opened = await openCredential(context, input.tenantId, input.credentialId);
      if (opened.credential.kind === 'access-token') {
        noteUse(context, opened);
        return { outcome: 'granted', token: keepPasted(context, opened), exchange: null };
      }
      const scopes = [...new Set(input.scopes)];
      const key = tokenKey({
        tenantId: input.tenantId,
        credentialId: input.credentialId,
        secretId: opened.secretId,
        scopes,
      });
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
        throw new BenchError('NOT_FOUND', 'That token is not held any more.', {
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
  const { tenant, credential, secret } = opened;
  const client = { clientId: credential.clientId, clientSecret: secret };
  const {
    exchange,
    accessToken: raw,
    answer,
    tokenJudgement: judged,
  } = await context.run({
    kind: 'token',
    tenant,
    credential,
    operation: context.operation('token'),
    heldScopes: null,
    request: buildTokenRequest(client, scopes),
    requestedScopes: scopes,
    repeat: { kind: 'token', credentialId: credential.id, scopes, waiting },
    signal,
    secrets: secretsOf(client),
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
      tokenType: asText(answer?.token_type) ?? 'Bearer',
    });
    context.tokens.put({ info, raw, key });
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

/** A pasted token is what it says it is: requested and granted are its own scopes. */
function keepPasted(context: EngineContext, opened: OpenedCredential): TokenInfo {
  const known = context.tokens
    .list()
    .find(
      (info) => context.tokens.get(info.tokenId)?.raw === opened.secret && info.credentialId === opened.credential.id,
    );
  if (known) return { ...known, cached: true };
  const scopes = decodeToken(opened.secret).scopes ?? [];
  const info = tokenInfo(context, opened, {
    raw: opened.secret,
    requested: scopes,
    granted: scopes,
    expiresIn: null,
    tokenType: 'Bearer',
  });
  context.tokens.put({ info, raw: opened.secret, key: null });
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
