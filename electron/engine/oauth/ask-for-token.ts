// One request at the token endpoint, whatever its grant, and what its answer makes: a token that is held, a refusal, or no answer.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Refusal, TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { isBoundToKey, kindOf, schemeOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import type { ProofKey } from '../credentials/dpop-proof.ts';
import type { EngineContext } from '../engine-context.ts';
import type { GrantedTokens } from '../exchange/attempt.ts';
import { tenantDestination } from '../exchange/destination.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import { newId } from '../ids.ts';
import { askAsClient, type ClientForm } from './ask-as-client.ts';
import { noteUse, type OpenedCredential } from './open-credential.ts';
import type { HeldToken } from './token-book.ts';

export interface TokenQuestion {
  scopes: string[];
  /** Under which the token is held. */
  key: string;
  /** The grant, without what authenticates the client. */
  form: ClientForm;
  /** Of the form, what must not be exposed. */
  secrets?: string[];
  /** What the token is for. */
  waiting: MeantRequest | null;
}

/** What was issued with a token that was granted; null with any other answer. */
export interface AskedToken {
  result: TokenResult;
  granted: GrantedTokens | null;
}

/** Throws what the wire and the vault throw before anything is sent; every answer is a result. */
export async function askForToken(
  context: EngineContext,
  opened: OpenedCredential,
  { scopes, key, form, secrets = [], waiting }: TokenQuestion,
  signal: AbortSignal,
): Promise<AskedToken> {
  const { tenant, credential } = opened;
  const place = { tenantId: tenant.id, credentialId: credential.id };
  // A refresh token is bound to the key as well: it is the credential's, and stays the same (FACTS-D §14).
  const proofKey = isBoundToKey(credential) ? await context.proofs.keyOf(place) : null;
  const {
    exchange,
    tokens,
    answer,
    tokenJudgement: judged,
  } = await askAsClient(context, opened, {
    endpoint: 'token',
    destination: tenantDestination(tenant),
    form,
    secrets,
    heldScopes: null,
    proofKey,
    requestedScopes: scopes,
    repeat: { kind: 'token', credentialId: credential.id, scopes, waiting },
    signal,
  });
  noteUse(context, opened);
  if (exchange.response === null || judged === null || judged.outcome === 'failed')
    return { result: { outcome: 'failed', exchange }, granted: null };
  const raw = tokens?.access ?? null;
  if (judged.outcome === 'granted' && raw !== null) {
    const expiresIn = typeof answer?.expires_in === 'number' ? answer.expires_in : null;
    const info = tokenInfo(context, opened, {
      raw,
      requested: scopes,
      granted: judged.granted,
      expiresIn,
      tokenType: asText(answer?.token_type) ?? schemeOf(credential),
    });
    context.tokens.put({ info, raw, key, ...bindingOf(credential, info.tokenType, proofKey) });
    return { result: { outcome: 'granted', token: info, exchange }, granted: tokens };
  }
  const refusal: Refusal = {
    status: exchange.response.status,
    error: judged.error,
    description: judged.description,
    meaning: judged.meaning,
    next: judged.next,
  };
  return { result: { outcome: 'refused', refusal, exchange }, granted: null };
}

/** A server that knows no DPoP takes the proof for nothing, and says so by the type of the token (RFC 9449 §5). */
function bindingOf(
  credential: Credential,
  tokenType: string,
  proofKey: ProofKey | null,
): Pick<HeldToken, 'scheme' | 'proofKey'> {
  const bound = proofKey !== null && tokenType.toLowerCase() === 'dpop';
  return bound ? { scheme: 'DPoP', proofKey } : { scheme: kindOf(credential).can.scheme, proofKey: null };
}

/** What is shown of a token. */
export function tokenInfo(
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
    signedIn: null,
    cached: false,
  };
}
