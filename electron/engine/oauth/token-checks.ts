// What can be asked about a token that is held: whether the org knows it (introspect), end it (revoke), and whether
// the org's keys signed it (verify).
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { customServerOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { tenantDestination } from '../exchange/destination.ts';
import { readPublicJson } from '../exchange/read-public-json.ts';
import { aboutToken, askAsClient } from './ask-as-client.ts';
import { noteUse, openCredential } from './open-credential.ts';
import type { HeldToken } from './token-book.ts';
import type { TokenService } from './token-service.ts';

export interface Verification {
  valid: boolean;
  reason: string;
  kid: string | null;
  algorithm: string | null;
  keyCount: number;
  exchange: Exchange | null;
}

export interface TokenChecks {
  introspect(
    tokenId: string,
  ): Promise<{ active: boolean | null; claims: Record<string, unknown> | null; exchange: Exchange }>;
  /** Discards the token here as well once the org has answered 200. */
  revoke(tokenId: string): Promise<{ revoked: boolean; exchange: Exchange }>;
  verify(tokenId: string): Promise<Verification>;
}

export function createTokenChecks(context: EngineContext, service: TokenService): TokenChecks {
  return {
    async introspect(tokenId) {
      const { exchange, answer: claims } = await askAbout(context, service.held(tokenId), 'introspect');
      return { active: typeof claims?.active === 'boolean' ? claims.active : null, claims, exchange };
    },

    async revoke(tokenId) {
      const held = service.held(tokenId);
      // With the refresh token its access tokens end as well; the other way round it would live on (FACTS-D §19).
      const refresh = context.refreshes.get(held.key);
      const { exchange } = await askAbout(context, held, 'revoke', refresh?.token);
      const revoked = exchange.response?.status === 200;
      if (revoked) context.tokens.remove(tokenId);
      if (revoked) context.refreshes.drop(held.key);
      return { revoked, exchange };
    },

    async verify(tokenId) {
      const held = service.held(tokenId);
      const kid = asText(held.info.decoded.header?.kid);
      const algorithm = asText(held.info.decoded.header?.alg);
      const answer = (valid: boolean, reason: string, keyCount: number, exchange: Exchange | null) => ({
        valid,
        reason,
        kid,
        algorithm,
        keyCount,
        exchange,
      });
      if (!held.info.decoded.readable)
        return answer(false, 'The token is not a readable JWT, so there is no signature to check.', 0, null);
      const { tenant, credential } = await context.tenants.credential(held.info.tenantId, held.info.credentialId);
      const operation = context.operation(customServerOf(credential) === null ? 'oauthKeys' : 'oauthKeysCustomAS');
      const { exchange, json: keys } = await readPublicJson(context, {
        kind: 'keys',
        destination: tenantDestination(tenant),
        operation,
        path: `${engineOf(credential).serverPath(credential)}/v1/keys`,
      });
      if (!Array.isArray(keys?.keys)) return answer(false, 'The org did not answer with its keys.', 0, exchange);
      const outcome = await verifySignature(held.raw, keys as unknown as JSONWebKeySet, context.now());
      return answer(outcome.valid, outcome.reason, keys.keys.length, exchange);
    },
  };
}

async function verifySignature(
  raw: string,
  keys: JSONWebKeySet,
  now: number,
): Promise<{ valid: boolean; reason: string }> {
  try {
    await jwtVerify(raw, createLocalJWKSet(keys), { currentDate: new Date(now) });
    return { valid: true, reason: "The signature is right: one of the org's published keys made it." };
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      return { valid: true, reason: 'The signature is right, but the token has expired.' };
    if (error instanceof errors.JWKSNoMatchingKey)
      return { valid: false, reason: "None of the org's published keys has the token's key id." };
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return { valid: false, reason: 'The signature does not match: the token was changed, or another org issued it.' };
    return {
      valid: false,
      reason: 'The signature could not be checked: the token or the keys are not in a known form.',
    };
  }
}

/** `refresh`: the refresh token that is meant, in place of the token itself. */
async function askAbout(context: EngineContext, held: HeldToken, endpoint: 'introspect' | 'revoke', refresh?: string) {
  const opened = await openCredential(context, held.info.tenantId, held.info.credentialId);
  const ran = await askAsClient(context, opened, {
    endpoint,
    destination: tenantDestination(opened.tenant),
    form: refresh === undefined ? aboutToken(held.raw) : aboutToken(refresh, 'refresh_token'),
    heldScopes: held.info.granted,
    signal: new AbortController().signal,
    secrets: [held.raw, ...(refresh === undefined ? [] : [refresh])],
  });
  noteUse(context, opened);
  return ran;
}
