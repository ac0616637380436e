// A test of a credential against the real sandbox org: what it concludes from each kind of answer, what it shows as the reason, and
// that no result outlives what it rests on.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import type { CredentialTest } from '../../../shared/model/credentials/credential-test.ts';
import { SCOPE_PARAM_LIMIT } from '../../../shared/okta/scopes/scope-parameter.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft, pastedTokenDraft } from '../../support/credentials.ts';

let bench: TestBench;
let url = '';
let tenantId = '';
const ids = new Map<string, { clientId: string; secret: string }>();

beforeAll(async () => {
  bench = await startTestBench();
  const { sandbox } = await bench.client.app.snapshot();
  url = sandbox.url ?? '';
  for (const { name, clientId } of sandbox.clients) {
    const { secret } = await bench.client.sandbox.revealSecret({ clientId });
    ids.set(name, { clientId, secret });
  }
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url, production: true })).id;
});
afterAll(() => bench.close());
beforeEach(() => bench.client.sandbox.removeFault({ faultId: null }));

let made = 0;
async function save(draft: CredentialDraft): Promise<{ tenantId: string; credentialId: string }> {
  const name = `Credential ${++made}`;
  const tenant = await bench.client.credential.save({ ...draft, name });
  const saved = tenant.credentials.find((one) => one.name === name);
  return { tenantId, credentialId: saved?.id ?? '' };
}

interface Case {
  client?: string;
  clientId?: string;
  secret?: string;
  scopes?: string[];
  fault?: string;
}

/** A credential of the own tenant for a client of the sandbox org. */
function saveClient({ client = 'Directory Insights', scopes = [], ...over }: Case = {}) {
  const { clientId, secret } = { ...ids.get(client), ...over };
  return save(clientDraft({ tenantId, clientId, secret: { value: secret ?? '' }, registeredScopes: scopes }));
}

const lines = ({ findings }: Pick<CredentialTest, 'findings'>, part: string) =>
  findings.flatMap((one) => (one.part === part ? [`${one.level} ${one.message} ${one.meaning}`] : [])).join('\n');

describe('what it concludes', () => {
  const WRONG = 'a-made-up-secret-of-40-characters-abcdefg';
  test.each<[string, Case, CredentialTest['outcome'], { token: RegExp; scopes?: RegExp; call: RegExp }]>([
    [
      'all registered scopes are granted',
      { scopes: ['okta.users.read', 'okta.groups.manage'] },
      'works',
      { token: /^ok /, scopes: /^ok Granted: 2 of 2/, call: /^ok GET \/api\/v1\/users\?limit=1: Allowed/ },
    ],
    [
      'a manage scope alone is shown by a read',
      { scopes: ['okta.groups.manage'] },
      'works',
      { token: /^ok /, call: /^ok GET \/api\/v1\/groups\?limit=1/ },
    ],
    [
      'without registered scopes it says what it requested',
      {},
      'works',
      {
        token: /^ok /,
        scopes: /^ok No registered scopes are entered here, so okta.users.read was requested/,
        call: /^ok /,
      },
    ],
    [
      'a registered scope is not granted',
      { client: 'Partial Sync', scopes: ['okta.users.read', 'okta.apps.read'] },
      'in-part',
      { token: /^ok /, scopes: /^problem Granted: 1 of 2 .*Missing: okta.apps.read/, call: /^ok / },
    ],
    [
      'no registered scope is granted: the client itself was accepted',
      { client: 'Partial Sync', scopes: ['okta.apps.read'] },
      'fails',
      {
        token: /^problem The org did not accept the scopes.*most likely right/,
        scopes: /^note Requested: 1 registered scope \(okta.apps.read\)/,
        call: /^note No call was sent. There was no token/,
      },
    ],
    ['a wrong secret', { secret: WRONG }, 'fails', { token: /^problem .*not its secret/, call: /No call was sent/ }],
    [
      'a wrong client ID',
      { clientId: '0oanobodyknowsthis00' },
      'fails',
      { token: /^problem The org did not accept the client/, call: /No call was sent/ },
    ],
    [
      'scopes that are granted, without the admin role',
      { client: 'No Role Connector', scopes: ['okta.users.read'] },
      'in-part',
      { token: /^ok /, scopes: /^ok /, call: /^problem .*role/i },
    ],
    [
      'an org that fails at the token',
      { fault: 'status=503,path=/oauth2/v1/token' },
      'unclear',
      { token: /^problem /, call: /No call was sent/ },
    ],
    [
      'a damaged token response',
      { fault: 'body=truncated,path=/oauth2/v1/token' },
      'unclear',
      { token: /^problem /, call: /No call was sent/ },
    ],
    [
      'an org that has had too many calls',
      { fault: 'status=429,wait=30,path=/api/*' },
      'unclear',
      { token: /^ok /, call: /^problem / },
    ],
    [
      'a page of something in between',
      { fault: 'body=html,path=/api/*' },
      'unclear',
      { token: /^ok /, call: /^problem / },
    ],
  ])('%s', async (_, { fault, ...given }, outcome, words) => {
    const place = await saveClient(given);
    if (fault !== undefined) await bench.client.sandbox.addFault({ fault });
    const found = await bench.client.credential.test(place);
    expect(found.outcome).toBe(outcome);
    expect(lines(found, 'token')).toMatch(words.token);
    if (words.scopes) expect(lines(found, 'scopes')).toMatch(words.scopes);
    expect(lines(found, 'call')).toMatch(words.call);
    for (const { level, fix } of found.findings) if (level === 'problem') expect(fix).not.toBe('');
  });

  test('an empty list decides nothing: a missing role looks the same', async () => {
    const own = await startTestBench();
    await own.client.settings.update({ sandbox: { roleMissingOnLists: 'empty' } });
    await own.client.sandbox.reset();
    const credentialId = await sandboxCredential(own.client, 'No Role');
    const found = await own.client.credential.test({ tenantId: 'sandbox', credentialId });
    expect([found.outcome, lines(found, 'call')]).toEqual([
      'unclear',
      expect.stringMatching(/^note .*empty list.* admin role/),
    ]);
    expect(await own.client.credential.tests()).toHaveLength(1);
    await own.client.sandbox.reset();
    expect(await own.client.credential.tests()).toEqual([]);
    await own.close();
  });

  test('a pasted token is sent as it is; one that is none is found out', async () => {
    const { clientId, secret } = ids.get('Partial Sync') ?? { clientId: '', secret: '' };
    const answer = await fetch(`${url}/oauth2/v1/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.groups.read' }),
    });
    const { access_token: value } = (await answer.json()) as { access_token: string };
    const before = (await bench.client.history.list({ limit: 1 })).total;
    const works = await bench.client.credential.test(await save(pastedTokenDraft({ tenantId, secret: { value } })));
    expect(works.outcome).toBe('works');
    expect(lines(works, 'token')).toMatch(/^note .*pasted/);
    expect(lines(works, 'call')).toMatch(/^ok GET \/api\/v1\/groups/);
    expect((await bench.client.history.list({ limit: 1 })).total).toBe(before + 1);
    const none = await bench.client.credential.test(
      await save(pastedTokenDraft({ tenantId, secret: { value: 'no-token-of-anybody' } })),
    );
    expect([none.outcome, lines(none, 'scopes')]).toEqual(['fails', expect.stringMatching(/does not show which/)]);
  });

  test('more scopes than one request takes: as many as fit, and it says how many were left out', async () => {
    const { tenants } = await bench.client.app.snapshot();
    const all = tenants.flatMap(({ credentials }) => credentials).find(({ name }) => name === 'Directory Insights');
    const scopes = all?.registeredScopes ?? [];
    expect(scopes.join(' ').length).toBeGreaterThan(SCOPE_PARAM_LIMIT);
    const found = await bench.client.credential.test(await saveClient({ scopes }));
    expect(found.outcome).toBe('works-as-requested');
    expect(lines(found, 'scopes')).toMatch(
      /^ok Granted: \d+ of \d+ requested scopes(?:.|\n)*\d+ of \d+ registered scopes were not requested/,
    );
  });

  test('a clock that is far off is said, and one that agrees is not', async () => {
    const place = await saveClient();
    expect(lines(await bench.client.credential.test(place), 'clock')).toBe('');
    await bench.client.sandbox.addFault({ fault: 'date-skew=86400' });
    const off = await bench.client.credential.test(place);
    expect([off.outcome, lines(off, 'clock')]).toEqual(['works', expect.stringMatching(/24 h behind/)]);
  });

  test('its exchanges are kept as checks, and its token is no token of the person', async () => {
    const place = await saveClient({ scopes: ['okta.users.read'] });
    const { findings } = await bench.client.credential.test(place);
    const shown = findings.flatMap(({ exchangeId }) => (exchangeId === null ? [] : [exchangeId]));
    expect(shown).toHaveLength(2);
    for (const exchangeId of shown) expect((await bench.client.history.get({ exchangeId })).source).toBe('check');
    expect((await bench.client.token.list()).filter(({ credentialId }) => credentialId === place.credentialId)).toEqual(
      [],
    );
  });
});

describe('how long it holds', () => {
  const known = async (credentialId: string) =>
    (await bench.client.credential.tests()).filter((one) => one.credentialId === credentialId).length;

  test.each<[string, (place: { tenantId: string; credentialId: string }) => Promise<unknown>, number]>([
    [
      'a call with it',
      ({ credentialId }) =>
        bench.client.request.send({ ...get(credentialId, '/api/v1/users', ['okta.users.read']), tenantId }),
      1,
    ],
    ['another name', (place) => change(place, { name: 'Renamed' }), 1],
    ['another secret', (place) => change(place, { secret: { value: 'another-made-up-secret-of-40-characters' } }), 0],
    ['another client ID', (place) => change(place, { clientId: '0oaanother0000000000' }), 0],
    ['other registered scopes', (place) => change(place, { registeredScopes: ['okta.logs.read'] }), 0],
    ['its removal', (place) => bench.client.credential.remove(place), 0],
  ])('%s', async (_, work, left) => {
    const place = await saveClient({ scopes: ['okta.users.read'] });
    await bench.client.credential.test(place);
    expect(await known(place.credentialId)).toBe(1);
    await work(place);
    expect(await known(place.credentialId)).toBe(left);
  });

  async function change(
    { credentialId }: { credentialId: string },
    over: Partial<Omit<Extract<CredentialDraft, { clientId: string }>, 'kind'>>,
  ): Promise<void> {
    const tenant = (await bench.client.tenant.list()).find(({ id }) => id === tenantId);
    const { name = '', clientId = '' } = tenant?.credentials.find(({ id }) => id === credentialId) ?? {};
    await bench.client.credential.save(clientDraft({ tenantId, credentialId, name, clientId, ...over }));
  }

  test('another address of its tenant', async () => {
    const moved = await bench.client.tenant.add({ name: 'Moved', url, production: false });
    const saved = await bench.client.credential.save(
      clientDraft({ tenantId: moved.id, secret: { value: 'any-made-up-secret' } }),
    );
    const [credential] = saved.credentials;
    const place = { tenantId: moved.id, credentialId: credential?.id ?? '' };
    await bench.client.credential.test(place);
    await bench.client.credential.removeSecret({ ...place, secretId: credential?.secrets[0]?.id ?? '' });
    await bench.client.tenant.update({
      tenantId: moved.id,
      name: 'Moved',
      url: 'https://acme.okta.com',
      production: false,
    });
    expect(await known(place.credentialId)).toBe(0);
  });

  test('one that is cancelled concludes nothing', async () => {
    const place = await saveClient();
    await bench.client.sandbox.addFault({ fault: 'latency=60000,path=/api/*' });
    const running = bench.client.credential.test({ ...place, requestKey: 'cancelled' });
    const refused = expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    // Its token is there: it waits for the answer to the call.
    await expect
      .poll(
        async () => (await bench.client.history.list({ credentialId: place.credentialId, limit: 5 })).entries.length,
      )
      .toBe(1);
    await bench.client.request.cancel({ requestKey: 'cancelled' });
    await refused;
    expect(await known(place.credentialId)).toBe(0);
  });

  test('one without a secret is refused in words', async () => {
    const tenant = await bench.client.credential.save(clientDraft({ tenantId, name: 'Without a secret' }));
    const credentialId = tenant.credentials.find(({ name }) => name === 'Without a secret')?.id ?? '';
    await expect(bench.client.credential.test({ tenantId, credentialId })).rejects.toMatchObject({
      code: 'SECRET_MISSING',
    });
  });
});
