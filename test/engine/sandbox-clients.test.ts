// Clients of the embedded sandbox org: one made with scopes of one's own is a credential at once, and the secret of each is shown to
// whoever asks for it, by one reply and no other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBench, type TestBench } from '../support/bench.ts';
import { SANDBOX_KIND } from '../support/credentials.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

const SANDBOX = { tenantId: 'sandbox' };
const make = (name: string, scopes: string[]) => bench.client.sandbox.makeClient({ name, scopes });

test('a client made with scopes of one’s own is a credential, gets tokens for these and no others, and is gone after a reset', async () => {
  const scopes = ['okta.groups.read', 'okta.users.read'];
  const { clients } = await make('Our product', scopes);
  const own = clients.find(({ name }) => name === 'Our product');
  expect(own).toMatchObject({ scopes, registered: scopes, roles: ['SUPER_ADMIN'] });
  const tenant = (await bench.client.tenant.list()).find(({ id }) => id === 'sandbox');
  const credential = tenant?.credentials.find(({ name }) => name === 'Our product');
  expect(credential).toMatchObject({ clientId: own?.clientId, registeredScopes: scopes });
  const token = await bench.client.token.request({
    ...SANDBOX,
    credentialId: credential?.id ?? '',
    scopes: [...scopes, 'okta.apps.read'],
    fresh: true,
  });
  expect(token).toMatchObject({ outcome: 'granted', token: { granted: scopes, missing: ['okta.apps.read'] } });
  const after = await bench.client.sandbox.reset();
  expect(after.clients).toHaveLength(10);
});

test('a secret that is asked for is the one that works, and every other reply keeps it back', async () => {
  const { clients, url } = await make('Revealed', ['okta.users.read']);
  for (const { clientId } of clients.filter(({ kind }) => kind === SANDBOX_KIND)) {
    const { secret: clientSecret } = await bench.client.sandbox.revealSecret({ clientId });
    expect(clientSecret).toMatch(/^[\w-]{64}$/);
    const answer = await fetch(`${url}/oauth2/v1/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.users.read' }),
    });
    expect(answer.status).toBe(200);
    const replies = [
      await bench.client.sandbox.status(),
      await bench.client.tenant.list(),
      await bench.client.sandbox.makeClient({ name: clientSecret, scopes: [] }).catch(String),
    ];
    expect(JSON.stringify(replies)).not.toContain(clientSecret);
  }
  await expect(bench.client.sandbox.revealSecret({ clientId: '0oaNobody' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('who can sign in and the API tokens are in its status, each secret only where it is asked for', async () => {
  const { people, apiTokens } = await bench.client.sandbox.status();
  expect(people).toHaveLength(3);
  expect(apiTokens.map(({ role }) => role)).toContain('SUPER_ADMIN');
  const asked = [...people, ...apiTokens.map(({ name }) => ({ apiToken: name }))];
  const secrets = await Promise.all(asked.map((of) => bench.client.sandbox.revealSecret(of)));
  expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(asked.length);
  const replies = JSON.stringify([await bench.client.sandbox.status(), await bench.client.tenant.list()]);
  for (const { secret } of secrets) expect(replies).not.toContain(secret);
  for (const of of [{ login: 'nobody@acme.example' }, { apiToken: 'None' }])
    await expect(bench.client.sandbox.revealSecret(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each([
  ['', ['okta.users.read'], 'is not a name for a client'],
  ['---', ['okta.users.read'], 'is not a name for a client'],
  ['Directory  insights', ['okta.users.read'], 'There is a client “Directory  insights” already.'],
  ['No scope', [], 'No scope is given for “No scope”.'],
  ['Typo', ['okta.user.read'], 'The org knows no scope okta.user.read.'],
])('a client “%s” with %j is refused in words', async (name, scopes, message) => {
  await expect(make(name, scopes)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining(message),
  });
});
