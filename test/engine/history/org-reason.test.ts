// Asking the org why it refused: what its System Log has of a request, read with a credential that may read it, against the real
// sandbox org; and what an event says in each form that its reason takes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SANDBOX_TENANT_ID } from '../../../electron/engine/tenants/tenant-source.ts';
import { LOG_SCOPE, pathOfEvents, readOrgEvents } from '../../../shared/okta/system-log/events-of-request.ts';
import { get, sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft } from '../../support/credentials.ts';

let bench: TestBench;
let url = '';
beforeAll(async () => {
  bench = await startTestBench();
  url = (await bench.client.app.snapshot()).sandbox.url ?? '';
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
});
afterAll(() => bench.close());

const ofSandbox = async (name: string) => ({
  tenantId: SANDBOX_TENANT_ID,
  credentialId: await sandboxCredential(bench.client, name),
});

async function refusedToken(name: string): Promise<string> {
  const place = await ofSandbox(name);
  const result = await bench.client.token.request({ ...place, scopes: ['okta.apps.read'] });
  if (result.outcome === 'granted') throw new Error('it was granted');
  return result.exchange.id;
}

/** A tenant with one credential, for a client that has these scopes; it is noted as having `registered`. */
async function ownTenant(name: string, scopes: string[], registered: string[]) {
  await bench.client.sandbox.makeClient({ name, scopes });
  const { clients } = await bench.client.sandbox.status();
  const clientId = clients.find((one) => one.name === name)?.clientId ?? '';
  const { secret } = await bench.client.sandbox.revealSecret({ clientId });
  const tenantId = (await bench.client.tenant.add({ name, url, production: false })).id;
  const tenant = await bench.client.credential.save(
    clientDraft({ tenantId, clientId, secret: { value: secret }, registeredScopes: registered }),
  );
  return { tenantId, credentialId: tenant.credentials[0]?.id ?? '' };
}

const deniedCall = async (place: { tenantId: string; credentialId: string }) => {
  const sent = await bench.client.request.send({
    ...get(place.credentialId, '/api/v1/groups', ['okta.users.read']),
    ...place,
  });
  if (sent.outcome !== 'answered') throw new Error('it was not sent');
  return sent.exchange.id;
};

test('a refused token: the event of its request, read with the credential itself, as a check in the history', async () => {
  const reason = await bench.client.history.orgReason({ exchangeId: await refusedToken('Partial Sync') });
  if (reason.outcome !== 'found') throw new Error(reason.outcome);
  expect(reason.by).toBe('Partial Sync');
  expect(reason.events[0]).toMatchObject({
    eventType: 'app.oauth2.token.grant.access_token',
    result: 'FAILURE',
    reason: expect.stringMatching(/\w/),
    actor: expect.stringMatching(/^Partial Sync \(0oa/),
  });
  const asked = await bench.client.history.get({ exchangeId: reason.exchangeId });
  expect(asked).toMatchObject({ source: 'check', credentialName: 'Partial Sync' });
  expect(asked.request.url).toContain('/api/v1/logs?filter=transaction.id%20eq%20');
});

test('a refused call: another credential of the tenant reads the log where its own is known not to', async () => {
  const place = await ownTenant('Reads users', ['okta.users.read'], ['okta.users.read']);
  const exchangeId = await deniedCall(place);
  expect(await bench.client.history.orgReason({ exchangeId })).toEqual({
    outcome: 'no-reader',
    tenantName: 'Reads users',
  });
  const { clients } = await bench.client.sandbox.status();
  const clientId = clients.find(({ name }) => name === 'Report Reader')?.clientId ?? '';
  const { secret } = await bench.client.sandbox.revealSecret({ clientId });
  await bench.client.credential.save(
    clientDraft({
      tenantId: place.tenantId,
      name: 'Reads the log',
      clientId,
      secret: { value: secret },
      registeredScopes: [LOG_SCOPE],
    }),
  );
  const reason = await bench.client.history.orgReason({ exchangeId });
  expect(reason).toMatchObject({ outcome: 'found', events: [{ result: 'FAILURE' }] });
});

test('a credential of which no scopes are known is tried, and its refusal is the answer', async () => {
  const exchangeId = await deniedCall(await ownTenant('Reads users too', ['okta.users.read'], []));
  expect(await bench.client.history.orgReason({ exchangeId })).toMatchObject({
    outcome: 'refused',
    by: expect.any(String),
    title: expect.stringMatching(/\w/),
  });
});

test('an answer without a request ID, and one that is not kept, are errors with a way on', async () => {
  await bench.client.sandbox.addFault({ fault: 'body=html,path=/api/*,times=1' });
  const exchangeId = await deniedCall(await ofSandbox('Directory Insights'));
  await expect(bench.client.history.orgReason({ exchangeId })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(bench.client.history.orgReason({ exchangeId: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each([
  ['no_matching_policy', /^Policy evaluation failed/],
  ['E0000006', /permission/],
  ['illegal_redirect_uri', /redirect_uri/],
  ['Something new', null],
])('the reason %s', (reason, text) => {
  const [event] =
    readOrgEvents([{ eventType: 'app.oauth2.as.authorize', outcome: { result: 'FAILURE', reason } }]) ?? [];
  expect(event?.reason).toBe(reason);
  if (text === null) expect(event?.known).toBeNull();
  else expect(event?.known?.text).toMatch(text);
});

test('of the debug data what says something about the refusal; what refuses comes first; what is no list is none', () => {
  const event = (result: string, debugData: object) => ({
    uuid: result,
    eventType: 'app.oauth2.token.grant.access_token',
    published: '2026-11-30T12:00:00.000Z',
    outcome: { result, reason: null },
    debugContext: { debugData },
  });
  const data = { grantType: 'client_credentials', requestedScopes: 'a, b', dtHash: 'f00', threatSuspected: 'False' };
  const events = readOrgEvents([event('SUCCESS', {}), event('FAILURE', data)]) ?? [];
  expect(events.map(({ id }) => id)).toEqual(['FAILURE', 'SUCCESS']);
  expect(events[0]?.details).toEqual([
    ['grantType', 'client_credentials'],
    ['requestedScopes', 'a, b'],
  ]);
  expect(readOrgEvents({ errorCode: 'E0000006' })).toBeNull();
  expect(pathOfEvents('abc-DEF_123', 600_000)).toBe(
    '/api/v1/logs?filter=transaction.id%20eq%20%22abc-DEF_123%22&since=1970-01-01T00%3A00%3A00.000Z&limit=20',
  );
});
