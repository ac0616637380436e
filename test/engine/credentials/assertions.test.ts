// How a client signs: by which algorithm, under which name of its key, for how long and for which address; that what is shown of it beforehand is
// what goes out; and that a key keeps the name under which its public half was registered.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import { aboutClock, signedRows } from '../../../shared/okta/wire-text/signed-rows.ts';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft, keyClientDraft, ownApiClientDraft } from '../../support/credentials.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const P384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const jwkOf = (key: KeyObject): JWK => key.export({ format: 'jwk' }) as JWK;
const pemOf = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
const SECRET = 'q'.repeat(64);

let org: OrgBehindFront;
let bench: TestBench;
let tenantId: string;
let admin: string;
let sent: URLSearchParams[] = [];

beforeAll(async () => {
  org = await startOrgBehindFront();
  org.ask = ({ target, body }) => {
    if (target.endsWith('/v1/token')) sent.push(new URLSearchParams(body));
    return undefined;
  };
  bench = await startTestBench({ sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  ({ tenantId, credentialId: admin } = await org.addTo(bench.client));
});
beforeEach(() => {
  org.change = null;
  sent = [];
});
afterAll(async () => {
  await bench.close();
  await org.close();
});

async function save(draft: CredentialDraft): Promise<string> {
  const { credentials } = await bench.client.credential.save(draft);
  return credentials.find(({ name }) => name === draft.name)?.id ?? '';
}

let made = 0;
const keyed = (more: Partial<Parameters<typeof keyClientDraft>[0]> = {}) => {
  made += 1;
  return keyClientDraft({
    tenantId,
    name: `Key ${made}`,
    secret: { value: pemOf(RSA.privateKey) },
    ...more,
  });
};

async function makeApp(keys: JWK[]): Promise<string> {
  const result = await bench.client.request.send({
    ...get(admin, '/api/v1/apps', ['okta.apps.manage']),
    tenantId,
    method: 'POST',
    body: JSON.stringify({
      label: `Night jobs ${made}`,
      name: 'oidc_client',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
      settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'], jwks: { keys } } },
    }),
  });
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  const { id } = JSON.parse(result.exchange.response?.body.text ?? '{}') as { id: string };
  await bench.client.request.send({
    ...get(admin, `/api/v1/apps/${id}/grants`, ['okta.appGrants.manage']),
    tenantId,
    method: 'POST',
    body: JSON.stringify({ issuer: org.url, scopeId: 'okta.users.read' }),
  });
  return id;
}

const outline = (credentialId: string, tenant = tenantId) =>
  bench.client.token.outline({ tenantId: tenant, credentialId });
const ask = (credentialId: string) =>
  bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'], fresh: true });

/** Header and claims of the assertion that went out last. */
function signed() {
  const assertion = sent.at(-1)?.get('client_assertion') ?? '';
  const { iat = 0, exp = 0, aud } = decodeJwt(assertion);
  return { ...decodeProtectedHeader(assertion), life: exp - iat, aud };
}

describe('the options of a credential', () => {
  it.each<[string, Parameters<typeof keyed>[0], object]>([
    ['as usual', {}, { alg: 'RS256', life: 300 }],
    ['another algorithm and an hour', { alg: 'RS512', assertionLife: '60' }, { alg: 'RS512', life: 3600 }],
    [
      'a key that has a name',
      { secret: { value: JSON.stringify({ ...jwkOf(RSA.privateKey), kid: 'main' }) } },
      { alg: 'RS256', kid: 'main', life: 300 },
    ],
    [
      'a name that is left out',
      { secret: { value: JSON.stringify({ ...jwkOf(RSA.privateKey), kid: 'main' }) }, kid: false },
      { alg: 'RS256', life: 300 },
    ],
    ['the algorithm of its curve', { secret: { value: pemOf(P384.privateKey) }, alg: 'ES384' }, { alg: 'ES384' }],
  ])('%s: so it is signed, and so it is shown before', async (_, more, expected) => {
    const pair = more?.secret?.value === pemOf(P384.privateKey) ? P384 : RSA;
    const id = await save(keyed({ ...more, clientId: await makeApp([{ ...jwkOf(pair.publicKey), kid: 'main' }]) }));
    const shown = await outline(id);
    expect((await ask(id)).outcome).toBe('granted');
    expect(signed()).toMatchObject(expected);
    expect('kid' in signed()).toBe('kid' in expected);
    const [assertion] = shown.signed;
    expect(assertion?.header).toEqual(decodeProtectedHeader(sent.at(-1)?.get('client_assertion') ?? ''));
    expect(Object.keys(assertion?.claims ?? {}).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub']);
    expect(assertion?.claims).toMatchObject({ jti: 'new for every attempt', aud: signed().aud });
  });

  it('a secret signs by each of the three algorithms', async () => {
    for (const alg of ['HS256', 'HS384', 'HS512'] as const) {
      const draft = { tenantId, name: `Secret ${alg}`, clientAuthentication: 'client_secret_jwt' as const };
      const id = await save(ownApiClientDraft({ ...draft, alg, assertionLife: '12', secret: { value: SECRET } }));
      const [view] = (await outline(id)).signed;
      expect(view?.header).toEqual({ alg });
      expect(Number(view?.claims.exp) - Number(view?.claims.iat)).toBe(720);
      expect(view?.claims.aud).toBe(`${org.url}/oauth2/default/v1/token`);
    }
  });

  it.each<[string, Parameters<typeof keyed>[0], RegExp]>([
    ['an algorithm of another kind of key', { alg: 'ES256' }, /ES256 does not fit the private key/],
    [
      'that of another curve',
      { alg: 'ES256', secret: { value: pemOf(P384.privateKey) } },
      /ES256 does not fit the private key/,
    ],
    ['more than an hour', { assertionLife: '61' }, /cannot hold for “61” minutes/],
    ['no time at all', { assertionLife: '0' }, /cannot hold for “0” minutes/],
    ['words', { assertionLife: '5 min' }, /cannot hold for “5 min” minutes/],
  ])('%s is refused when it is saved, in words', async (_, more, words) => {
    await expect(save(keyed(more))).rejects.toThrow(words);
  });

  it('an algorithm that a saved key does not fit is refused as well', async () => {
    const draft = keyed();
    const credentialId = await save(draft);
    const { secret: _, ...rest } = draft;
    await expect(save({ ...rest, credentialId, alg: 'ES512' })).rejects.toThrow(/ES512 does not fit/);
    await save({ ...rest, credentialId, alg: 'RS384' });
    expect((await outline(credentialId)).signed[0]?.header).toEqual({ alg: 'RS384' });
  });
});

describe('what is shown before it is sent', () => {
  it('has the times of the org’s clock, and says by how much it is off', async () => {
    const id = await save(keyed());
    expect(await outline(id)).toMatchObject({ clockAheadMs: 0 });
    org.change = (answer) => ({
      ...answer,
      headers: { ...answer.headers, date: new Date(Date.now() + 720_000).toUTCString() },
    });
    await ask(id);
    const shown = await outline(id);
    expect(Math.round(shown.clockAheadMs / 60_000)).toBe(12);
    expect(Math.abs(Number(shown.signed[0]?.claims.iat) - Date.now() / 1000 - 720)).toBeLessThan(5);
    expect(aboutClock(shown)).toBe('The times are by the org’s clock, which is 12 min ahead of this computer’s.');
    org.change = null;
    await ask(id);
    expect(aboutClock(await outline(id))).toBeNull();
  });

  it('has the proof of DPoP with the key, and its nonce as soon as one is known', async () => {
    const clientId = await makeApp([jwkOf(RSA.publicKey)]);
    const id = await save(keyed({ clientId, dpop: true }));
    const before = await outline(id);
    expect(before.signed.map(({ what }) => what)).toEqual(['client-assertion', 'dpop-proof']);
    const proof = before.signed[1];
    expect(proof?.claims).toMatchObject({ htm: 'POST', htu: `${org.url}/oauth2/v1/token` });
    expect(await calculateJwkThumbprint(proof?.header.jwk as JWK)).toBe(before.thumbprint);
    const rows = () => outline(id).then(({ signed, thumbprint }) => signedRows(signed[1] as never, thumbprint));
    expect(await rows()).toContainEqual(expect.objectContaining({ name: 'jwk', value: before.thumbprint }));
    expect(await rows()).toContainEqual(expect.objectContaining({ name: 'nonce', value: 'not known yet' }));
    const granted = await ask(id);
    expect(granted.outcome === 'granted' && granted.token.decoded.payload?.cnf).toEqual({ jkt: before.thumbprint });
    expect(await rows()).not.toContainEqual(expect.objectContaining({ value: 'not known yet' }));
  });

  it('holds no signature and nothing of the key, and sends nothing', async () => {
    const reply = JSON.stringify(await outline(await save(keyed({ dpop: true }))));
    const { d = '-', p = '-' } = jwkOf(RSA.privateKey);
    expect(reply).not.toMatch(/eyJ/);
    for (const part of [d, p]) expect(reply).not.toContain(part);
    expect(sent).toEqual([]);
  });

  it('is empty where nothing is signed, and refused where there is no client', async () => {
    const basic = await save(clientDraft({ tenantId, name: 'Basic', secret: { value: SECRET } }));
    expect(await outline(basic)).toMatchObject({ signed: [], thumbprint: null });
  });

  it.each([
    ['', '/oauth2/v1/token'],
    ['aus1', '/oauth2/aus1/v1/token'],
  ])('is for the address that the tenant is saved under, a custom domain too (server %j)', async (server, path) => {
    const url = 'https://login.acme.example';
    const tenant = await bench.client.tenant.add({
      ...{ name: `Custom ${server}`, url, production: false, confirmUnknownSuffix: true },
    });
    const credentialId = await save(keyed({ tenantId: tenant.id, authorizationServer: server }));
    const { request, signed: views } = await outline(credentialId, tenant.id);
    expect([request.url, views[0]?.claims.aud]).toEqual([`${url}${path}`, `${url}${path}`]);
  });
});

describe('a key that was given without a name', () => {
  /** Beside the first one, so that the org takes no assertion without a name any more. */
  const addSecond = (appId: string) =>
    bench.client.appAccess.change({
      ...{ tenantId, appId, actorId: admin },
      change: { kind: 'add-key', text: JSON.stringify({ ...jwkOf(P384.publicKey), kid: 'second' }) },
    });

  it('is named as it was registered: by the API', async () => {
    const clientId = await makeApp([{ ...jwkOf(P384.publicKey), kid: 'old' }]);
    const credentialId = await save(keyed({ clientId }));
    const { credentials } = (await bench.client.tenant.list()).find(({ id }) => id === tenantId) ?? {};
    const secretId = credentials?.find(({ id }) => id === credentialId)?.secrets[0]?.id ?? '';
    expect((await ask(credentialId)).outcome).toBe('refused');
    await bench.client.appAccess.change({
      ...{ tenantId, appId: clientId, actorId: admin },
      change: { kind: 'add-held-key', credentialId, secretId },
    });
    expect((await ask(credentialId)).outcome).toBe('granted');
    expect(signed()).toMatchObject({ kid: await calculateJwkThumbprint(jwkOf(RSA.publicKey)) });
  });

  it('is named as it was registered: by hand, with what was copied', async () => {
    const draft = keyed();
    const credentialId = await save(draft);
    const { credentials } = (await bench.client.tenant.list()).find(({ id }) => id === tenantId) ?? {};
    const secretId = credentials?.find(({ id }) => id === credentialId)?.secrets[0]?.id ?? '';
    const of = { tenantId, credentialId, secretId };
    await bench.client.credential.publicKey(of);
    expect((await outline(credentialId)).signed[0]?.header).not.toHaveProperty('kid');
    const { jwk } = await bench.client.credential.publicKey({ ...of, toRegister: true });
    expect((await outline(credentialId)).signed[0]?.header.kid).toBe(jwk.kid);
    const clientId = await makeApp([jwk as JWK]);
    const { secret: _, ...rest } = draft;
    await save({ ...rest, credentialId, clientId });
    await addSecond(clientId);
    expect((await ask(credentialId)).outcome).toBe('granted');
  });

  it('gets the name that the org has for it, whoever registered it', async () => {
    const clientId = await makeApp([{ ...jwkOf(RSA.publicKey), kid: 'chosen-by-an-admin' }]);
    const credentialId = await save(keyed({ clientId }));
    await addSecond(clientId);
    expect((await ask(credentialId)).outcome).toBe('granted');
    expect(signed()).toMatchObject({ kid: 'chosen-by-an-admin' });
  });

  it('that was given with a name keeps it', async () => {
    const own = JSON.stringify({ ...jwkOf(RSA.privateKey), kid: 'mine' });
    const clientId = await makeApp([{ ...jwkOf(RSA.publicKey), kid: 'other' }]);
    const credentialId = await save(keyed({ clientId, secret: { value: own } }));
    await bench.client.appAccess.read({ tenantId, appId: clientId, actorId: admin });
    expect((await outline(credentialId)).signed[0]?.header.kid).toBe('mine');
  });
});
