// An API token against an org that has owners, roles and windows: what goes out, what it means, whose it is, and which scopes its calls would need.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { apiTokenDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { type FrontRequest, type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: OrgBehindFront;
let bench: TestBench;
let tenantId: string;
const sent: FrontRequest[] = [];
const credentials: Record<'super' | 'reader', string> = { super: '', reader: '' };

beforeAll(async () => {
  folder = await tempFolder();
  org = await startOrgBehindFront();
  org.ask = (request) => void sent.push(request);
  bench = await startTestBench({ dataDir: folder.path, sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  ({ tenantId } = await org.addTo(bench.client));
  for (const { name, role, token } of org.sandbox.apiTokens()) {
    const saved = await bench.client.credential.save(apiTokenDraft({ tenantId, name, secret: { value: token } }));
    const id = saved.credentials.find((one) => one.name === name)?.id ?? '';
    if (role === 'SUPER_ADMIN') credentials.super = id;
    if (role === 'READ_ONLY_ADMIN') credentials.reader = id;
  }
});
afterAll(async () => {
  await bench.close();
  await org.close();
  await folder.remove();
});

async function call(credentialId: string, path: string, method = 'GET', body: string | null = null) {
  const result = await bench.client.request.send({ ...get(credentialId, path, []), tenantId, method, body });
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  return result;
}

it('goes out as SSWS, with no token request before it and no scopes behind it', async () => {
  sent.length = 0;
  const { exchange, token } = await call(credentials.super, '/api/v1/users?limit=1');
  expect(exchange).toMatchObject({ response: { status: 200 }, heldScopes: null, verdict: { verdict: 'allowed' } });
  expect(token).toMatchObject({ tokenType: 'SSWS', granted: [] });
  expect(sent.map(({ target }) => target)).toEqual(['/api/v1/users?limit=1']);
  expect(sent[0]?.headers.authorization).toMatch(/^SSWS \S+$/);
});

it('a right that its owner lacks is a role that is missing, never a scope', async () => {
  const { exchange } = await call(credentials.reader, '/api/v1/groups', 'POST', '{"profile":{"name":"Night"}}');
  expect(exchange).toMatchObject({
    response: { status: 403 },
    verdict: { verdict: 'role-missing', missingScopes: [] },
  });
});

it('one that the org does not know is refused, and the test of its credential says so', async () => {
  const value = '00madeUpApiTokenOfThisTestThatNoOrgKnows1';
  const saved = await bench.client.credential.save(apiTokenDraft({ tenantId, name: 'Unknown', secret: { value } }));
  const credentialId = saved.credentials.find(({ name }) => name === 'Unknown')?.id ?? '';
  const { exchange } = await call(credentialId, '/api/v1/users?limit=1');
  expect(exchange.verdict).toMatchObject({ verdict: 'token-invalid', confidence: 'certain' });
  const test = await bench.client.credential.test({ tenantId, credentialId });
  expect(test.outcome).toBe('fails');
  expect(test.findings.map(({ message }) => message).join(' ')).toContain('has no scopes');
  await expect(bench.client.credential.readTokenOwner({ tenantId, credentialId })).rejects.toMatchObject({
    code: 'ORG_REFUSED',
  });
});

it('an OAuth access token is not saved as one', async () => {
  const draft = apiTokenDraft({ tenantId, name: 'Wrong', secret: { value: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' } });
  await expect(bench.client.credential.save(draft)).rejects.toThrow('OAuth access token');
});

describe('whose it is, read by itself', () => {
  it('owner, roles, last use, network and end of one that may read them', async () => {
    const owner = await bench.client.credential.readTokenOwner({ tenantId, credentialId: credentials.super });
    expect(owner).toMatchObject({
      login: org.sandbox.apiTokens().find(({ role }) => role === 'SUPER_ADMIN')?.owner,
      status: 'ACTIVE',
      tokensOfOwner: 1,
      unread: [],
    });
    expect(owner.roles).toContain('SUPER_ADMIN');
    expect(owner.token).toMatchObject({ network: 'anywhere', expiresAt: expect.any(Number) });
    expect(Math.abs((owner.token?.lastUsedAt ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('what its owner may not read is named, with the reason and the exchange', async () => {
    org.ask = ({ target }) =>
      target === '/api/v1/api-tokens'
        ? { status: 403, headers: { 'content-type': 'application/json' }, body: '{"errorCode":"E0000006"}' }
        : undefined;
    const owner = await bench.client.credential.readTokenOwner({ tenantId, credentialId: credentials.super });
    expect(owner).toMatchObject({ token: null, tokensOfOwner: null, unread: [{ what: 'The token itself' }] });
    expect(owner.unread[0]?.exchangeId).toEqual(expect.any(String));
    org.ask = (request) => void sent.push(request);
  });
});

it('the least scopes for its calls come from its own history', async () => {
  await call(credentials.super, '/api/v1/groups?limit=1');
  const found = await bench.client.infer.run({ fromHistory: { tenantId, credentialId: credentials.super } });
  expect(found.needed.map(({ scope }) => scope).sort()).toEqual(['okta.groups.read', 'okta.users.read']);
});

it('its value is in no reply and in no file', async () => {
  const replies = JSON.stringify([await bench.client.app.snapshot(), (await bench.client.history.exportHar({})).text]);
  const files = await folderTexts(folder.path);
  for (const { token } of org.sandbox.apiTokens())
    for (const place of [replies, ...files]) expect(place).not.toContain(token);
});
