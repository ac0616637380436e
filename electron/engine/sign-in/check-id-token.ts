// Whether an id token can be believed (OpenID Connect Core §3.1.3.7): the server's own keys signed it, and it is of this server, for
// this client, of this sign-in, still valid, and belongs to the access token beside it. Each part is said by itself.
import { createHash } from 'node:crypto';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import type { IdTokenCheck } from '../../../shared/model/token.ts';
import { customServerOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { tenantDestination } from '../exchange/destination.ts';
import { readPublicJson } from '../exchange/read-public-json.ts';
import type { OpenedCredential } from '../oauth/open-credential.ts';
import { isSameText } from './same-text.ts';

/** An id token is signed with a public key: an HMAC or `none` is no signature of the server. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512'];
/** Clocks differ. */
const TOLERANCE_S = 60;

export interface IdTokenToCheck {
  idToken: string;
  accessToken: string | null;
  /** Of the sign-in. */
  nonce: string;
  /** It was issued with a refresh, which need not repeat the nonce (OpenID Connect Core §12.2). */
  refreshed: boolean;
}

const check = (what: string, good: boolean, text: string): IdTokenCheck => ({
  what,
  state: good ? 'good' : 'bad',
  text,
});

export async function checkIdToken(
  context: EngineContext,
  opened: OpenedCredential,
  { idToken, accessToken, nonce, refreshed }: IdTokenToCheck,
): Promise<IdTokenCheck[]> {
  const { tenant, credential } = opened;
  const { header, payload } = decodeToken(idToken);
  if (payload === null) return [check('form', false, 'It is no readable JWT.')];
  const issuer = `${tenant.origin}${customServerOf(credential) === null ? '' : engineOf(credential).serverPath(credential)}`;
  const { aud, exp, iss } = payload;
  const audiences = Array.isArray(aud) ? aud : [aud];
  const now = context.orgNow(tenant.id) / 1000;
  return [
    await checkSignature(context, opened, idToken, asText(header?.alg)),
    check('iss', iss === issuer, iss === issuer ? `It is of ${issuer}.` : `It names another issuer than ${issuer}.`),
    audiences.includes(credential.clientId)
      ? check('aud', true, 'It is for this client.')
      : check('aud', false, 'It is for another client.'),
    typeof exp === 'number' && exp > now - TOLERANCE_S
      ? check('exp', true, 'It has not expired.')
      : check('exp', false, 'It has expired, or does not say when it does.'),
    ...checkNonce(asText(payload.nonce), nonce, refreshed),
    ...checkAccessHash(asText(payload.at_hash), asText(header?.alg), accessToken),
  ];
}

async function checkSignature(
  context: EngineContext,
  { tenant, credential }: OpenedCredential,
  idToken: string,
  algorithm: string | null,
): Promise<IdTokenCheck> {
  const what = 'signature';
  if (algorithm === null || !ALGORITHMS.includes(algorithm))
    return check(what, false, 'Its algorithm is none that a key of the server could have signed with.');
  const { json: keys } = await readPublicJson(context, {
    kind: 'keys',
    destination: tenantDestination(tenant),
    operation: context.operation(customServerOf(credential) === null ? 'oauthKeys' : 'oauthKeysCustomAS'),
    path: `${engineOf(credential).serverPath(credential)}/v1/keys`,
  });
  if (!Array.isArray(keys?.keys)) return { what, state: 'unknown', text: 'The server did not answer with its keys.' };
  try {
    // The signature alone: an id token that has expired may be signed well.
    await compactVerify(idToken, createLocalJWKSet(keys as unknown as JSONWebKeySet), { algorithms: ALGORITHMS });
    return check(what, true, 'One of the published keys of the server made it.');
  } catch {
    return check(what, false, 'No published key of the server made it.');
  }
}

function checkNonce(found: string | null, sent: string, refreshed: boolean): IdTokenCheck[] {
  if (found === null && refreshed) return [];
  if (found === null) return [check('nonce', false, 'It does not repeat the nonce of the sign-in.')];
  const same = isSameText(found, sent);
  return [check('nonce', same, same ? 'It is of this sign-in.' : 'It is of another sign-in.')];
}

/** OpenID Connect Core §3.1.3.6: the left half of the hash of the access token, by the hash of the signature's algorithm. */
function checkAccessHash(found: string | null, algorithm: string | null, accessToken: string | null): IdTokenCheck[] {
  if (found === null || accessToken === null) return [];
  const bits = /(\d{3})$/.exec(algorithm ?? '')?.[1] ?? '256';
  const digest = createHash(`sha${bits}`).update(accessToken, 'ascii').digest();
  const expected = digest.subarray(0, digest.length / 2).toString('base64url');
  const same = isSameText(found, expected);
  return [check('at_hash', same, same ? 'It belongs to the access token.' : 'It belongs to another access token.')];
}
