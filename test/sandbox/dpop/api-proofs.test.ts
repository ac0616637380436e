// Calls with a token that is bound to a key, over HTTP, with the exact challenges of both schemes (FACTS §2, FACTS-D §14).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { boundClient, hashOf, makeProofKey, NOW, type ProofDiffers, type ProofKey, signProof } from './bound-client.ts';

let org: OrgUnderTest;
let key: ProofKey;
let token: string;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  key = await makeProofKey();
  const client = await boundClient(org);
  const nonce = await client.nonce();
  const proof = await signProof(key, 'POST', `${org.url}/oauth2/v1/token`, { claims: { nonce } });
  token = (await client.ask(proof, { scope: 'okta.users.read okta.logs.read' })).json.access_token;
});
afterAll(() => org.close());

const PATH = '/api/v1/users';
const get = (headers: Record<string, string>, path = PATH): Promise<Answer> => org.call('GET', path, { headers });
const prove = ({ claims, ...differs }: ProofDiffers = {}, by = key, path = PATH): Promise<string> =>
  signProof(by, 'GET', `${org.url}${path}`, { ...differs, claims: { ath: hashOf(token), ...claims } });
const send = async (proof: Promise<string> | string | null, path = PATH): Promise<Answer> =>
  get({ authorization: `DPoP ${token}`, ...(proof !== null && { dpop: await proof }) }, path);

const ALGS = 'algs="RS256 RS384 RS512 ES256 ES384 ES512"';

describe('a call with a proof', () => {
  it('is answered, without any nonce', async () => {
    const answer = await send(prove(), `${PATH}?limit=1`);
    expect([answer.status, answer.json.length]).toEqual([200, 1]);
    expect(answer.headers.has('dpop-nonce')).toBe(false);
  });

  it.each<[string, () => Promise<string> | string | null, string]>([
    ['no proof', () => null, 'The DPoP proof JWT header is missing.'],
    ['what is no JWT', () => 'proof', 'The DPoP proof JWT cannot be parsed.'],
    ['another type', () => prove({ header: { typ: 'JWT' } }), "'typ' must be 'dpop+jwt' in the DPoP proof JWT."],
    ['another method', () => prove({ claims: { htm: 'POST' } }), "'htm' claim in the DPoP proof JWT is invalid."],
    ['another address', () => prove({}, key, '/api/v1/groups'), "'htu' claim in the DPoP proof JWT is invalid."],
    [
      'an old one',
      () => prove({ claims: { iat: NOW - 301 } }),
      'The DPoP proof JWT is issued more than five minutes in the past.',
    ],
    [
      'no ath',
      () => prove({ without: ['ath'] }),
      "'ath' claim in the DPoP proof does not match the presented access_token.",
    ],
    [
      'the ath of another token',
      () => prove({ claims: { ath: hashOf('other') } }),
      "'ath' claim in the DPoP proof does not match the presented access_token.",
    ],
    [
      'another key',
      async () => prove({}, await makeProofKey()),
      'The access_token is not bound to the provided DPoP proof.',
    ],
    ['no jti', () => prove({ without: ['jti'] }), "'jti' claim in the DPoP proof JWT is invalid."],
  ])('%s is a 400 with an empty body', async (_, proof, text) => {
    const answer = await send(await proof());
    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      `DPoP ${ALGS}, authorization_uri="${org.url}/oauth2/v1/authorize", error="invalid_dpop_proof", error_description="${text}", resource="${PATH}"`,
    );
  });

  it('is good once', async () => {
    const proof = await prove();
    expect((await send(proof)).status).toBe(200);
    expect((await send(proof)).headers.get('www-authenticate')).toContain('The DPoP proof JWT has already been used.');
  });

  it('without the scope is a 403 in its own scheme', async () => {
    const answer = await send(prove({}, key, '/api/v1/policies'), '/api/v1/policies?type=OKTA_SIGN_ON');
    expect([answer.status, answer.text]).toEqual([403, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      `DPoP ${ALGS}, authorization_uri="${org.url}/oauth2/v1/authorize", realm="${org.url}", scope="okta.policies.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/policies"`,
    );
  });

  it('of a bad token is refused for the token', async () => {
    const answer = await get({ authorization: 'DPoP garbage', dpop: await prove() });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^DPoP algs=.*error="invalid_token"/);
  });
});

describe('the token sent as a bearer token', () => {
  it.each<[string, Record<string, string>, string]>([
    ['alone', {}, 'The resource request requires a DPoP proof.'],
    [
      'with a proof',
      { dpop: 'proof' },
      'The resource request must use the DPoP authentication scheme when using a DPoP bound token.',
    ],
  ])('%s is a 400 in the scheme of bearer tokens', async (_, headers, text) => {
    const answer = await get({ authorization: `Bearer ${token}`, ...headers });
    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(answer.headers.get('www-authenticate')).toBe(
      `Bearer authorization_uri="${org.url}/oauth2/v1/authorize", realm="${org.url}", scope="okta.users.read", error="invalid_request", error_description="${text}", resource="${PATH}"`,
    );
  });
});
