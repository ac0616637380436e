// A client assertion (RFC 7523), judged in the order of FACTS §13: that it names the client, then how it is signed, then for whom and
// when. Each refusal is a row of FACTS §1.3.
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from 'jose';
import { calledAddresses } from '../http/called-addresses.ts';
import type { Reply } from '../http/reply.ts';
import { type OAuthErrorKey, oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange } from '../servers/oauth-exchange.ts';

const LONGEST_LIFE_S = 3_600;
/** Clocks of servers differ a little: a moment that is this near is not in the future (our reading). */
const LEEWAY_S = 5;
const SHORTEST_SECRET = 32;
const KEY_TYPES: Record<string, string> = { RS: 'RSA', ES: 'EC' };

/** What can verify it: the public keys of the client, or its secrets. */
export type Verifiers = { keys: readonly JWK[] } | { secrets: readonly string[] };

/** Undefined for a good one, whose `jti` is used up by that. */
export async function refuseAssertion(
  exchange: OAuthExchange,
  assertion: string,
  clientId: string,
  verifiers: Verifiers,
): Promise<Reply | undefined> {
  const claims = decodeJwt(assertion);
  const refused =
    (claims.sub === clientId ? null : 'client_assertion_invalid_subject') ??
    ('keys' in verifiers
      ? await faultOfKey(assertion, verifiers.keys)
      : await faultOfSecret(assertion, verifiers.secrets)) ??
    faultOfAudience(exchange, claims) ??
    faultOfTimes(claims, exchange.at / 1000) ??
    faultOfReuse(exchange, clientId, claims);
  if (refused === null) return undefined;
  return typeof refused === 'string' ? oauthError(refused) : refused;
}

async function faultOfKey(assertion: string, keys: readonly JWK[]): Promise<OAuthErrorKey | Reply | null> {
  if (keys.length === 0) return 'client_assertion_jwks_not_configured';
  const { alg = '', kid } = decodeProtectedHeader(assertion);
  const keyType = /^[RE]S(256|384|512)$/.test(alg) ? KEY_TYPES[alg.slice(0, 2)] : undefined;
  if (keyType === undefined) return 'client_assertion_invalid_signature_algorithm';
  // Without a `kid` the only key is meant; among several nobody guesses.
  const key = kid === undefined && keys.length === 1 ? keys[0] : keys.find((one) => one.kid === kid);
  if (!key || (kid === undefined && keys.length > 1)) return 'client_assertion_invalid_kid';
  if (key.use !== undefined && key.use !== 'sig') return oauthError('client_assertion_invalid_key_use', 'sig');
  if (key.kty !== keyType || (key.alg !== undefined && key.alg !== alg))
    return 'client_assertion_invalid_signature_algorithm';
  const right = await importJWK(key, alg).then(
    (imported) => isSignedBy(assertion, imported),
    () => false,
  );
  return right ? null : 'client_assertion_invalid_signature';
}

async function faultOfSecret(assertion: string, secrets: readonly string[]): Promise<OAuthErrorKey | null> {
  if (secrets.length === 0) return 'client_assertion_invalid_no_secret';
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
  if (long.length === 0) return 'client_assertion_invalid_secret_length';
  for (const secret of long) if (await isSignedBy(assertion, new TextEncoder().encode(secret))) return null;
  return 'client_assertion_invalid_signature';
}

const isSignedBy = (assertion: string, key: Parameters<typeof compactVerify>[1]): Promise<boolean> =>
  compactVerify(assertion, key).then(
    () => true,
    () => false,
  );

/** The address that was called; whoever reaches the org by another name has to use that one (FACTS §1.2). */
function faultOfAudience(exchange: OAuthExchange, { aud }: JWTPayload): OAuthErrorKey | null {
  const called = calledAddresses(exchange);
  const named = Array.isArray(aud) ? aud : [aud];
  return named.some((one) => one !== undefined && called.includes(one)) ? null : 'client_assertion_invalid_audience';
}

/** `now`: epoch seconds, by the org's clock. */
function faultOfTimes({ exp, iat }: JWTPayload, now: number): OAuthErrorKey | null {
  if (!Number.isInteger(exp)) return 'client_assertion_expiration_required';
  const ends = Number(exp);
  if (ends <= now) return 'client_assertion_expired_token';
  if (ends > now + LONGEST_LIFE_S + LEEWAY_S) return 'client_assertion_expires_too_far_in_future';
  return typeof iat === 'number' && iat > now + LEEWAY_S ? 'client_assertion_issued_at_in_future' : null;
}

function faultOfReuse({ org, at }: OAuthExchange, clientId: string, { jti, exp }: JWTPayload): OAuthErrorKey | null {
  if (jti === undefined) return null;
  return org.usedAssertions.take(`${clientId} ${jti}`, Number(exp), at / 1000) ? null : 'client_assertion_already_used';
}
