// What is wrong with an id token is said of the part that is wrong, and of no other.
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCredential } from '../../../electron/engine/oauth/open-credential.ts';
import { checkIdToken } from '../../../electron/engine/sign-in/check-id-token.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { userAppDraft } from '../../support/credentials.ts';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ACCESS = 'an-access-token';
const HASH = createHash('sha256').update(ACCESS).digest().subarray(0, 16).toString('base64url');

let server: Server;
let bench: TestBench;
let origin: string;
let opened: Awaited<ReturnType<typeof openCredential>>;

beforeAll(async () => {
  const keys = [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: 'main', alg: 'RS256', use: 'sig' }];
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bench = await startTestBench({ sandbox: null });
  const { id } = await bench.client.tenant.add({ name: 'Acme', url: origin, production: false });
  const { credentials } = await bench.client.credential.save(userAppDraft({ tenantId: id, clientId: '0oa1' }));
  opened = await openCredential(bench.bench.engine.context, id, credentials[0]?.id ?? '');
});
afterAll(async () => {
  await bench.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const now = () => Math.floor(Date.now() / 1000);
const claims = (): JWTPayload => ({
  iss: origin,
  aud: '0oa1',
  sub: '00u1',
  nonce: 'sent',
  at_hash: HASH,
  exp: now() + 3600,
});
const sign = (payload: JWTPayload, key: KeyObject | Uint8Array = KEYS.privateKey, alg = 'RS256') =>
  new SignJWT(payload).setProtectedHeader({ alg, kid: 'main' }).sign(key);

it.each<[string | null, () => Promise<string> | string, boolean?]>([
  [null, () => sign(claims())],
  [null, () => sign({ ...claims(), aud: ['0oa2', '0oa1'] })],
  ['signature', () => sign(claims(), OTHER.privateKey)],
  // The public key as the secret of an HMAC: the oldest trick.
  ['signature', () => sign(claims(), Buffer.from(KEYS.publicKey.export({ format: 'pem', type: 'spki' })), 'HS256')],
  ['signature', () => new UnsecuredJWT(claims()).encode()],
  ['iss', () => sign({ ...claims(), iss: `${origin}/oauth2/default` })],
  ['aud', () => sign({ ...claims(), aud: '0oa2' })],
  ['exp', () => sign({ ...claims(), exp: now() - 120 })],
  ['nonce', () => sign({ ...claims(), nonce: 'other' })],
  ['nonce', () => sign({ ...claims(), nonce: undefined })],
  [null, () => sign({ ...claims(), nonce: undefined }), true],
  ['nonce', () => sign({ ...claims(), nonce: 'other' }), true],
  [
    'at_hash',
    () =>
      sign({
        ...claims(),
        at_hash: createHash('sha256').update('other').digest().subarray(0, 16).toString('base64url'),
      }),
  ],
])('wrong: %s', async (what, make, refreshed = false) => {
  const given = { idToken: await make(), accessToken: ACCESS, nonce: 'sent', refreshed };
  const checks = await checkIdToken(bench.bench.engine.context, opened, given);
  expect(checks.filter(({ state }) => state !== 'good').map((one) => [one.what, one.state])).toEqual(
    what === null ? [] : [[what, 'bad']],
  );
});
