// Private keys made here, or given with a passphrase, and the vectors of the standards that signing rests on.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSigningKey } from '../../../electron/engine/credentials/client-assertion.ts';
import { hashOfToken, makeProofKey, signProof } from '../../../electron/engine/credentials/dpop-proof.ts';
import { PRIVATE_KEYS } from '../../../electron/engine/credentials/private-keys.ts';
import { KEY_TYPES } from '../../../shared/okta/credentials/key-types.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft, keyClientDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PASSPHRASE = 'a made-up passphrase of a key';

describe('a key that is made', () => {
  it.each(KEY_TYPES)('%s signs, and has a public half whose kid is its thumbprint', async (type) => {
    const made = await PRIVATE_KEYS.make(type);
    const { key, alg, kid } = readSigningKey(made);
    const jwk = await PRIVATE_KEYS.publicJwk(made);
    expect(jwk).toMatchObject({ alg, kid, use: 'sig' });
    expect(kid).toBe(await calculateJwkThumbprint(jwk));
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(jwk).not.toHaveProperty(part);
    const publicKey = createPublicKey({ key: jwk as Record<string, unknown>, format: 'jwk' });
    expect(verify('sha256', Buffer.from('x'), publicKey, sign('sha256', Buffer.from('x'), key))).toBe(true);
  });
});

describe('a key with a passphrase', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const how = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE, format: 'pem' } as const;
  it.each([
    ['PKCS#8', String(privateKey.export({ ...how, type: 'pkcs8' })), 'ENCRYPTED PRIVATE KEY'],
    ['Proc-Type', String(privateKey.export({ ...how, type: 'pkcs1' })), 'Proc-Type: 4,ENCRYPTED'],
  ])('%s is decrypted with it once; without it, or with another, it is refused', (_, text, mark) => {
    expect(text).toContain(mark);
    expect(createPrivateKey(PRIVATE_KEYS.keep(text, PASSPHRASE)).equals(privateKey)).toBe(true);
    expect(() => PRIVATE_KEYS.keep(text, undefined)).toThrow('encrypted with a passphrase');
    expect(() => PRIVATE_KEYS.keep(text, 'another one')).toThrow('cannot be decrypted');
  });
});

describe('saved by the bench', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let org: OrgBehindFront;
  let bench: TestBench;
  let tenantId: string;
  beforeAll(async () => {
    folder = await tempFolder();
    org = await startOrgBehindFront();
    bench = await startTestBench({ dataDir: folder.path, sandbox: null });
    await bench.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
    ({ tenantId } = await org.addTo(bench.client));
  });
  afterAll(async () => {
    await bench.close();
    await org.close();
    await folder.remove();
  });

  it('a made key goes into the vault, its public half comes out, and neither reply nor file holds a private part', async () => {
    const saved = await bench.client.credential.save(
      keyClientDraft({ tenantId, name: 'Made', makeKey: { type: 'P-256' } }),
    );
    const { id: credentialId = '', secrets = [] } = saved.credentials.find(({ name }) => name === 'Made') ?? {};
    expect(secrets).toMatchObject([{ label: 'Key 1', inUse: true }]);
    const { jwk } = await bench.client.credential.publicKey({ tenantId, credentialId, secretId: secrets[0]?.id ?? '' });
    expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' });
    const { tenant, credential } = await bench.bench.engine.context.tenants.credential(tenantId, credentialId);
    const kept = await bench.bench.engine.context.sources.of(tenantId).secret(tenant, credential, secrets[0]?.id ?? '');
    const { d } = JSON.parse(kept) as JWK;
    expect(d?.length).toBeGreaterThan(40);
    const texts = [
      JSON.stringify([saved, jwk, await bench.client.app.snapshot()]),
      ...(await folderTexts(folder.path)),
    ];
    for (const text of texts) expect(text).not.toContain(d);
  });

  it('an encrypted key is saved with its passphrase, which is kept nowhere', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const cipher = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE } as const;
    const value = String(privateKey.export({ ...cipher, format: 'pem', type: 'pkcs8' }));
    const draft = keyClientDraft({ tenantId, name: 'Encrypted', secret: { value } });
    await expect(bench.client.credential.save(draft)).rejects.toThrow('encrypted with a passphrase');
    const saved = await bench.client.credential.save({ ...draft, secret: { value, passphrase: PASSPHRASE } });
    expect(saved.credentials.find(({ name }) => name === 'Encrypted')?.secrets).toHaveLength(1);
    for (const text of await folderTexts(folder.path)) expect(text).not.toContain(PASSPHRASE);
  });

  it('a kind without a private key makes none', async () => {
    const draft = { ...clientDraft({ tenantId, name: 'By secret' }), makeKey: { type: 'P-256' as const } };
    await expect(bench.client.credential.save(draft)).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });
});

describe('the vectors of the standards', () => {
  // RFC 7515 A.3.
  const JWK_OF_7515: JWK = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  };
  const SIGNED_OF_7515 =
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q';

  it('JWS: the key of RFC 7515 A.3 is read as the one that made its signature', async () => {
    const jwk = await PRIVATE_KEYS.publicJwk(JSON.stringify(JWK_OF_7515));
    expect(jwk).toMatchObject({ alg: 'ES256', x: JWK_OF_7515.x, y: JWK_OF_7515.y });
    const [header, payload, signature = ''] = SIGNED_OF_7515.split('.');
    const publicKey = createPublicKey({ key: jwk as Record<string, unknown>, format: 'jwk' });
    const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), how, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('DPoP: the ath of RFC 9449 §7.1, and a proof with exactly its claims', async () => {
    const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    expect(hashOfToken(accessToken)).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
    const key = await makeProofKey();
    const url = new URL('https://resource.example.org/protectedresource?a=b#c');
    const { header, claims } = await signProof(key, {
      method: 'GET',
      url,
      nonce: null,
      at: 1_562_262_618_000,
      accessToken,
    });
    expect(header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk });
    expect(claims).toEqual({
      jti: expect.any(String),
      htm: 'GET',
      htu: 'https://resource.example.org/protectedresource',
      iat: 1_562_262_618,
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
    });
    await expect(crypto.subtle.exportKey('jwk', key.privateKey as never)).rejects.toThrow();
  });
});
