// DPoP at the token endpoint, over HTTP (FACTS §2, FACTS-D §14): every refusal in its order, the nonce, and what a token that is bound to a
// key looks like.
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { GOOD, sendTokenRequest } from '../token-request.ts';
import {
  type BoundClient,
  boundClient,
  makeProofKey,
  NOW,
  type ProofDiffers,
  type ProofKey,
  signProof,
} from './bound-client.ts';

const PATH = '/oauth2/v1/token';
const CUSTOM = '/oauth2/default/v1/token';
const DAY_MS = 86_400_000;

let org: OrgUnderTest;
let client: BoundClient;
let key: ProofKey;
let nonce: string;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  client = await boundClient(org);
  key = await makeProofKey();
  nonce = await client.nonce();
});
afterEach(() => org.sandbox.clock.set(null));
afterAll(() => org.close());

const prove = (differs: ProofDiffers = {}, path = PATH): Promise<string> =>
  signProof(key, 'POST', `${org.url}${path}`, { ...differs, claims: { nonce, ...differs.claims } });

describe('an app that demands it', () => {
  it('gets a token that is bound to the key, and the nonce with it', async () => {
    const answer = await client.ask(await prove());
    expect(answer).toMatchObject({
      status: 200,
      json: { token_type: 'DPoP', expires_in: 3600, scope: 'okta.users.read' },
    });
    expect(answer.headers.get('dpop-nonce')).toBe(nonce);
    expect(decodeJwt(answer.json.access_token)).toMatchObject({ cid: client.clientId, cnf: { jkt: key.thumbprint } });
  });

  it('is handed out as one that does', () => {
    expect(org.sandbox.clients().map(({ name, dpop }) => [name, dpop])).toContainEqual(['Sealed Sync', true]);
    expect(org.sandbox.clients().filter(({ dpop }) => dpop)).toHaveLength(1);
  });

  it('of whatever algorithm its key is', async () => {
    for (const alg of ['RS256', 'RS512', 'ES384', 'ES512']) {
      const other = await makeProofKey(alg);
      const proof = await signProof(other, 'POST', `${org.url}${PATH}`, { claims: { nonce } });
      expect(await client.ask(proof)).toMatchObject({ status: 200, json: { token_type: 'DPoP' } });
    }
  });

  it.each<[string, () => Promise<string | null> | string | null, string]>([
    ['no proof', () => null, 'The DPoP proof JWT header is missing.'],
    [
      'two proofs',
      async () => `${await prove()}, ${await prove()}`,
      'Multiple DPoP proof JWT headers are not allowed.',
    ],
    ['what is no JWT', () => 'proof', 'The DPoP proof JWT cannot be parsed.'],
    ['another type', () => prove({ header: { typ: 'JWT' } }), "'typ' must be 'dpop+jwt' in the DPoP proof JWT."],
    ['alg none', async () => unsigned(await prove()), 'The DPoP proof JWT signature algorithm is invalid.'],
    [
      'a secret',
      () => prove({ header: { alg: 'HS256' }, signedBy: new TextEncoder().encode('s'.repeat(40)) }),
      'The DPoP proof JWT signature algorithm is invalid.',
    ],
    ['no key', () => prove({ header: { jwk: undefined } }), 'The DPoP proof JWT is invalid.'],
    ['a private key', () => prove({ header: { jwk: { ...key.jwk, d: 'AQ' } } }), 'The DPoP proof JWT is invalid.'],
    [
      'a key of another type',
      () => prove({ header: { jwk: { kty: 'RSA', n: 'AQ', e: 'AQAB' } } }),
      'The DPoP proof JWT is invalid.',
    ],
    [
      'a signature of another key',
      async () => prove({ signedBy: (await makeProofKey()).privateKey }),
      'The DPoP proof JWT signature is invalid.',
    ],
    ['another method', () => prove({ claims: { htm: 'GET' } }), "'htm' claim in the DPoP proof JWT is invalid."],
    ['another address', () => prove({}, '/oauth2/v1/revoke'), "'htu' claim in the DPoP proof JWT is invalid."],
    [
      'an address with a query',
      () => prove({ claims: { htu: `${org.url}${PATH}?a=b` } }),
      "'htu' claim in the DPoP proof JWT is invalid.",
    ],
    [
      'an org address that ends with a slash',
      () => prove({ claims: { htu: `${org.url}/${PATH}` } }),
      "'htu' claim in the DPoP proof JWT is invalid.",
    ],
    ['no iat', () => prove({ without: ['iat'] }), "'iat' claim in the DPoP proof JWT is invalid."],
    ['an iat in milliseconds', () => prove({ claims: { iat: NOON } }), 'The DPoP proof JWT is issued in the future.'],
    [
      'a clock that is ahead',
      () => prove({ claims: { iat: NOW + 60 } }),
      'The DPoP proof JWT is issued in the future.',
    ],
    [
      'a clock that is behind',
      () => prove({ claims: { iat: NOW - 301 } }),
      'The DPoP proof JWT is issued more than five minutes in the past.',
    ],
    ['an exp that is over', () => prove({ claims: { exp: NOW - 1 } }), 'The DPoP proof JWT is expired.'],
    ['no jti', () => prove({ without: ['jti'] }), "'jti' claim in the DPoP proof JWT is invalid."],
  ])('%s is refused', async (_, proof, description) => {
    const answer = await client.ask(await proof());
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'invalid_dpop_proof', error_description: description },
    ]);
    expect(answer.headers.has('dpop-nonce')).toBe(false);
  });

  it('a proof that was used is refused, by the same key', async () => {
    const proof = await prove({ claims: { jti: 'once' } });
    expect((await client.ask(proof)).status).toBe(200);
    expect((await client.ask(proof)).json.error_description).toBe('The DPoP proof JWT has already been used.');
    const other = await signProof(await makeProofKey(), 'POST', `${org.url}${PATH}`, {
      claims: { nonce, jti: 'once' },
    });
    expect((await client.ask(other)).status).toBe(200);
  });

  it('a proof of five minutes ago is still taken, and was used for as long', async () => {
    const proof = await prove({ claims: { iat: NOW - 300, jti: 'late' } });
    expect((await client.ask(proof)).status).toBe(200);
    expect((await client.ask(proof)).json.error_description).toBe('The DPoP proof JWT has already been used.');
  });
});

/** The header says `alg: none`, and nothing signs it. */
function unsigned(proof: string): string {
  const [header = '', payload] = proof.split('.');
  const none = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), alg: 'none' };
  return `${Buffer.from(JSON.stringify(none)).toString('base64url')}.${payload}.`;
}

describe('the nonce', () => {
  it('is demanded by a 400 that brings it, and has used up the assertion but not the proof', async () => {
    const proof = await prove({ claims: { nonce: undefined, jti: undefined } });
    const assertion = await client.assertion();
    const answer = await client.ask(proof, { assertion });
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'use_dpop_nonce', error_description: 'Authorization server requires nonce in DPoP proof.' },
    ]);
    expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{32}$/);
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-store');
    expect((await client.ask(await prove(), { assertion })).json.error_description).toBe(
      'The client_assertion token has already been used.',
    );
  });

  it('is good for many requests', async () => {
    for (const _ of [1, 2]) expect((await client.ask(await prove())).status).toBe(200);
  });

  it('that is wrong is answered with the right one', async () => {
    const answer = await client.ask(await prove({ claims: { nonce: 'x'.repeat(32) } }));
    expect(answer).toMatchObject({ status: 400, json: { error: 'use_dpop_nonce' } });
    expect(answer.headers.get('dpop-nonce')).toBe(nonce);
  });

  it('changes each day, and is taken for three more', async () => {
    const daysLater = async (days: number) => {
      org.sandbox.clock.set(NOON + days * DAY_MS);
      const answer = await client.ask(await prove({ claims: { iat: NOW + days * 86_400 } }));
      return [answer.status, answer.headers.get('dpop-nonce') === nonce];
    };
    expect(await daysLater(0)).toEqual([200, true]);
    expect(await daysLater(1)).toEqual([200, false]);
    expect(await daysLater(3)).toEqual([200, false]);
    expect(await daysLater(4)).toEqual([400, false]);
  });
});

describe('elsewhere', () => {
  it('an app that does not demand it gets a bound token for a proof, a bearer token without one', async () => {
    const plain = await boundClient(org, 'Nightly Sync');
    expect(await plain.ask(null)).toMatchObject({ status: 200, json: { token_type: 'Bearer' } });
    const first = await plain.ask(await prove({ without: ['nonce'] }));
    expect(first.json.error).toBe('use_dpop_nonce');
    expect(await plain.ask(await prove())).toMatchObject({ status: 200, json: { token_type: 'DPoP' } });
    expect((await plain.ask(await prove({ claims: { htm: 'GET' } }))).json.error).toBe('invalid_dpop_proof');
  });

  it('so does an integration, unless the org ignores a proof that nobody asked for', async () => {
    const headers = { dpop: await prove() };
    expect(await sendTokenRequest(org, { headers })).toMatchObject({ status: 200, json: { token_type: 'DPoP' } });
    const ignoring = await startOrg({ now: () => NOON, switches: { unaskedProof: 'ignored' } });
    expect(await sendTokenRequest(ignoring, { headers })).toMatchObject({ json: { token_type: 'Bearer' } });
    expect(await (await boundClient(ignoring)).ask(null)).toMatchObject({ json: { error: 'invalid_dpop_proof' } });
    await ignoring.close();
  });

  it('a custom server demands it too, for its own address', async () => {
    expect((await client.ask(null, { path: CUSTOM })).json.error_description).toBe(
      'The DPoP proof JWT header is missing.',
    );
    expect((await client.ask(await prove(), { path: CUSTOM })).json.error_description).toBe(
      "'htu' claim in the DPoP proof JWT is invalid.",
    );
    const passed = await client.ask(await prove({}, CUSTOM), { path: CUSTOM, scope: 'okta.users.read' });
    expect(passed.json.error).toBe('invalid_scope');
  });

  it('wrong credentials are refused before the proof is looked at', async () => {
    const answer = await sendTokenRequest(org, {
      authorization: basic(org.client('Directory Insights').clientId, 'wrong'),
      headers: { dpop: 'proof' },
      form: GOOD,
    });
    expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
  });

  it('an app starts to demand it when its settings say so, and stops', async () => {
    const call = await org.as('Directory Insights', 'okta.apps.manage');
    const plain = await boundClient(org, 'Nightly Sync');
    const path = `/api/v1/apps/${plain.clientId}`;
    const { json: app } = await call('GET', path);
    const set = (demands: boolean) =>
      call('PUT', path, {
        ...app,
        settings: { ...app.settings, oauthClient: { ...app.settings.oauthClient, dpop_bound_access_tokens: demands } },
      });
    expect((await set(true)).status).toBe(200);
    expect((await plain.ask(null)).json.error).toBe('invalid_dpop_proof');
    await set(false);
    expect((await plain.ask(null)).status).toBe(200);
  });

  it('introspection says what the token is bound to', async () => {
    const headers = { dpop: await prove() };
    const token = (await sendTokenRequest(org, { headers })).json.access_token;
    const answer = await sendTokenRequest(org, { path: '/oauth2/v1/introspect', form: [['token', token]] });
    expect(answer.json).toMatchObject({ active: true, token_type: 'DPoP', cnf: { jkt: key.thumbprint } });
  });
});
