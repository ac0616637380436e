// A service app whose app demands DPoP, over real HTTP against an org that checks each proof: what goes out, how the nonce is asked for
// and kept, whose key it is, and what is shown and kept of all that.
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TokenResult } from '../../../shared/model/token.ts';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { keyClientDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { type FrontRequest, type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SCOPE = 'okta.users.read';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: OrgBehindFront;
let bench: TestBench;
let tenantId: string;
const sent: FrontRequest[] = [];

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
beforeEach(() => {
  sent.length = 0;
  org.ask = (request) => void sent.push(request);
  org.change = null;
});

let saves = 0;
async function save(app: string, dpop: boolean): Promise<string> {
  const client = org.sandbox.clients().find(({ name }) => name === app);
  const value = JSON.stringify(client?.privateJwk);
  saves += 1;
  const name = `${app} ${saves}`;
  const draft = keyClientDraft({ tenantId, name, clientId: client?.clientId ?? '', secret: { value }, dpop });
  const saved = await bench.client.credential.save(draft);
  return saved.credentials.find((one) => one.name === name)?.id ?? '';
}
const ask = (credentialId: string, scopes = [SCOPE]) =>
  bench.client.token.request({ tenantId, credentialId, scopes, fresh: true });
const users = (credentialId: string, path = '/api/v1/users?limit=1&q=a%20b', scopes = [SCOPE]) =>
  bench.client.request.send({ ...get(credentialId, path, scopes), tenantId });

interface Proof {
  jwk: JWK;
  header: object;
  claims: { jti?: string; nonce?: string; htm?: string; htu?: string; ath?: string };
}
function proofOf({ headers }: FrontRequest): Proof {
  const text = headers.dpop ?? '';
  const header = decodeProtectedHeader(text);
  return { header, jwk: header.jwk as JWK, claims: decodeJwt(text) as Proof['claims'] };
}
const assertionOf = ({ body }: FrontRequest): string => new URLSearchParams(body).get('client_assertion') ?? '';
const granted = (result: TokenResult) => {
  if (result.outcome !== 'granted') throw new Error(JSON.stringify(result.exchange.response));
  return result.token;
};

describe('a token request and a call', () => {
  it('has a proof, goes out again with the nonce and a new assertion, and its token goes as DPoP', async () => {
    const result = await users(await save('Sealed Sync', true));
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
    expect(result.exchange).toMatchObject({ response: { status: 200 }, verdict: { verdict: 'allowed' } });
    expect(result.token?.tokenType).toBe('DPoP');
    const [first, second, call] = sent;
    if (!first || !second || !call) throw new Error('three requests go out');
    expect(sent).toHaveLength(3);
    const [one, two, three] = [first, second, call].map(proofOf) as [Proof, Proof, Proof];
    expect(one.header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: expect.objectContaining({ crv: 'P-256' }) });
    expect(one.jwk).not.toHaveProperty('d');
    expect(one.claims).toEqual({
      jti: expect.any(String),
      htm: 'POST',
      htu: `${org.url}/oauth2/v1/token`,
      iat: expect.any(Number),
    });
    expect(two.claims).toMatchObject({ nonce: expect.any(String), htm: 'POST' });
    expect(decodeJwt(assertionOf(second)).jti).not.toBe(decodeJwt(assertionOf(first)).jti);
    const token = String(call.headers.authorization).replace(/^DPoP /, '');
    expect(three.claims).toEqual({
      jti: expect.any(String),
      htm: 'GET',
      htu: `${org.url}/api/v1/users`,
      iat: expect.any(Number),
      ath: createHash('sha256').update(token).digest('base64url'),
    });
    expect((decodeJwt(token).cnf as { jkt: string }).jkt).toBe(await calculateJwkThumbprint(three.jwk));
    expect(new Set([one, two, three].map(({ claims }) => claims.jti)).size).toBe(3);
  });

  it('the nonce is kept for the server: the next request goes out once; one that is no longer taken is replaced', async () => {
    const credentialId = await save('Sealed Sync', true);
    granted(await ask(credentialId));
    sent.length = 0;
    granted(await ask(credentialId));
    expect(sent.map((one) => typeof proofOf(one).claims.nonce)).toEqual(['string']);
    org.sandbox.clock.advance(4 * 86_400_000);
    sent.length = 0;
    // The first is refused for its time, the second for its nonce, which is four days old by then.
    granted(await ask(credentialId));
    expect(sent).toHaveLength(3);
    org.sandbox.clock.set(null);
    granted(await ask(credentialId));
  });

  it('a missing scope is read from the challenge of the other scheme', async () => {
    const result = await users(await save('Sealed Sync', true), '/api/v1/policies?type=OKTA_SIGN_ON');
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    expect(result.exchange.response?.status).toBe(403);
    expect(result.exchange.verdict).toMatchObject({
      verdict: 'scope-missing',
      missingScopes: ['okta.policies.read'],
      confidence: 'certain',
    });
  });
});

describe('the key', () => {
  const keyOf = async (credentialId: string): Promise<string> => {
    granted(await ask(credentialId));
    return await calculateJwkThumbprint(proofOf(sent.at(-1) as FrontRequest).jwk);
  };

  it('is of one credential, and another one when the credential is changed', async () => {
    const [first, second] = [await save('Sealed Sync', true), await save('Sealed Sync', true)];
    const key = await keyOf(first);
    expect(await keyOf(first)).toBe(key);
    expect(await keyOf(second)).not.toBe(key);
    const credential = (await bench.client.app.snapshot()).tenants
      .flatMap(({ credentials }) => credentials)
      .find(({ id }) => id === first);
    const draft = keyClientDraft({ tenantId, credentialId: first, name: credential?.name ?? '', clientId: 'x' });
    await bench.client.credential.save({ ...draft, clientId: credential?.clientId ?? '', dpop: false });
    await bench.client.credential.save({ ...draft, clientId: credential?.clientId ?? '', dpop: true });
    expect(await keyOf(first)).not.toBe(key);
  });
});

describe('a clock that is wrong', () => {
  it.each([
    ['ahead', 3 * 3_600_000],
    ['behind', -3 * 3_600_000],
  ])(
    'of the org, %s: the answer that refuses says what time it is, and what is signed by that is taken',
    async (_, by) => {
      const credentialId = await save('Sealed Sync', true);
      org.sandbox.clock.set(Date.now() + by);
      sent.length = 0;
      const result = await users(credentialId);
      expect(result).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
      const [first, second] = sent.map(assertionOf).map((text) => decodeJwt(text || 'a.e30.b').iat ?? 0);
      expect(Math.abs((second ?? 0) - (first ?? 0) - by / 1000)).toBeLessThan(30);
      org.sandbox.clock.set(null);
      granted(await ask(credentialId));
    },
  );

  it('a refusal for its time by an org whose clock is as it was is final', async () => {
    const credentialId = await save('Nightly Sync', false);
    const body = '{"error":"invalid_client","error_description":"The client_assertion token is expired."}';
    org.ask = (request) => {
      sent.push(request);
      return { status: 401, headers: { 'content-type': 'application/json' }, body };
    };
    expect((await ask(credentialId)).outcome).toBe('refused');
    expect(sent).toHaveLength(1);
  });
});

describe('without DPoP', () => {
  it('an app that demands it refuses, and the refusal says so', async () => {
    const result = await ask(await save('Sealed Sync', false));
    if (result.outcome !== 'refused') throw new Error(result.outcome);
    expect(result.refusal).toMatchObject({ status: 400, error: 'invalid_dpop_proof' });
    expect(result.exchange.verdict.verdict).toBe('dpop-required');
  });

  it('an app that does not demand it binds its token all the same when a proof comes', async () => {
    const token = granted(await ask(await save('Nightly Sync', true)));
    expect(token.tokenType).toBe('DPoP');
  });

  it('a server that knows no DPoP gives a plain token, and it goes as one', async () => {
    org.ask = (request) => {
      sent.push(request);
      const body = JSON.stringify({ access_token: 'a-plain-token-of-it', token_type: 'Bearer', expires_in: 3600 });
      return request.target === '/oauth2/v1/token'
        ? { status: 200, headers: { 'content-type': 'application/json' }, body }
        : undefined;
    };
    await users(await save('Nightly Sync', true));
    const { headers } = sent.at(-1) as FrontRequest;
    expect([headers.authorization, headers.dpop]).toEqual(['Bearer a-plain-token-of-it', undefined]);
  });
});

it('header and claims of what was signed are shown with the exchange; no proof is in a reply or a file', async () => {
  const result = await users(await save('Sealed Sync', true));
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  const call = proofOf(sent.at(-1) as FrontRequest);
  expect(result.exchange.signed).toEqual([{ what: 'dpop-proof', header: call.header, claims: call.claims }]);
  const { entries } = await bench.client.history.list({ tenantId, limit: 10 });
  const token = entries.find(({ kind }) => kind === 'token');
  const kept = token && (await bench.client.history.get({ exchangeId: token.id }));
  expect(kept?.signed.map(({ what }) => what)).toEqual(['client-assertion', 'dpop-proof']);
  expect(kept?.signed[0]?.claims).toMatchObject({ aud: `${org.url}/oauth2/v1/token`, jti: expect.any(String) });
  const { text: har } = await bench.client.history.exportHar({});
  const replies = JSON.stringify([result, kept, await bench.client.app.snapshot(), har]);
  const files = await folderTexts(folder.path);
  for (const request of sent)
    for (const text of [request.headers.dpop, assertionOf(request)].filter(Boolean)) {
      const signature = String(text).split('.')[2] ?? '';
      expect(signature.length).toBeGreaterThan(40);
      for (const place of [replies, ...files]) expect(place).not.toContain(signature);
    }
});
