// The forecast before sending agrees with what a send does: by scopes held, by what was refused before, by kind of token.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthForecast } from '../../shared/model/preflight.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { pastedTokenDraft } from '../support/credentials.ts';

const USERS = ['okta.users.read'];
let bench: TestBench;
let full: string;
let partial: string;
beforeAll(async () => {
  bench = await startTestBench();
  full = await sandboxCredential(bench.client, 'Directory Insights');
  partial = await sandboxCredential(bench.client, 'Partial Sync');
});
afterAll(() => bench.close());

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const forecast = (
  auth: AuthForecast,
  operationId: string | null = 'listUsers',
  credentialId: string | null = full,
  tenantId = 'sandbox',
) => bench.client.request.preflight({ tenantId, credentialId, operationId, auth });
const auto = (...scopes: string[]): AuthForecast => ({ kind: 'auto', scopes });
const request = (scopes: string[], credentialId = full) =>
  bench.client.token.request({ tenantId: 'sandbox', credentialId, scopes });

describe('what it goes out with', () => {
  it('is a held token by its set of scopes, in any order, and not in its last minute', async () => {
    await request(['okta.groups.read', 'okta.users.read']);
    const held = 'The token has what this needs.';
    const first = 'The chosen scopes cover it. A token is requested first.';
    expect((await forecast(auto('okta.users.read', 'okta.groups.read'))).text).toBe(held);
    expect((await forecast(auto(...USERS))).text).toBe(first);
    const scopes = ['okta.users.read', 'okta.groups.read'];
    const other: AuthForecast = { kind: 'credential', credentialId: partial, scopes };
    expect((await forecast(other)).text).toBe(first);
    await bench.client.sandbox.moveClock({ byMs: 3_541_000 });
    // The bench learns the org's time from its answers.
    await request(['okta.devices.read']);
    expect((await forecast(auto('okta.users.read', 'okta.groups.read'))).text).toBe(first);
    await bench.client.sandbox.moveClock({ byMs: null });
  });

  it('may be expired, absent, or what nobody can read', async () => {
    const { token } = await request(['okta.logs.read']).then((result) => {
      if (result.outcome !== 'granted') throw new Error('no token');
      return result;
    });
    const fixed: AuthForecast = { kind: 'token', tokenId: token.tokenId };
    expect((await forecast(fixed)).missing).toEqual(USERS);
    await bench.client.sandbox.moveClock({ byMs: 7_200_000 });
    await request(['okta.brands.read']);
    expect((await forecast(fixed)).text).toContain('has expired');
    await bench.client.sandbox.moveClock({ byMs: null });
    expect((await forecast({ kind: 'token', tokenId: null })).text).toContain('no token to send with');
    expect((await forecast({ kind: 'pasted', scheme: 'Bearer', given: false })).text).toContain(
      'no token to send with',
    );
    expect((await forecast({ kind: 'pasted', scheme: 'Bearer', given: true })).text).toContain('not known here');
    expect((await forecast(auto(...USERS), 'listUsers', null)).text).toContain('no credential');
  });

  it('is not known of a token that was saved and not used yet', async () => {
    await bench.client.vault.setUp({ protection: { kind: 'session' } });
    const { id } = await bench.client.tenant.add({ name: 'Acme', url: 'https://acme.okta.com', production: false });
    const { credentials } = await bench.client.credential.save(pastedTokenDraft({ tenantId: id }));
    const own = credentials[0]?.id ?? '';
    expect((await forecast(auto(...USERS), 'listUsers', own, id)).text).toContain('not known here');
  });

  it('is refused for a token that is bound to a key of somebody else', async () => {
    const { id } = await bench.client.tenant.add({ name: 'Bound', url: 'https://bound.okta.com', production: false });
    const claims = { scp: USERS, exp: 4_000_000_000, cnf: { jkt: 'A'.repeat(43) } };
    const value = [{ alg: 'RS256' }, claims, 'signature'].map((part) => base64url(part)).join('.');
    const { credentials } = await bench.client.credential.save(pastedTokenDraft({ tenantId: id, secret: { value } }));
    const own = credentials[0]?.id ?? '';
    await bench.client.token.request({ tenantId: id, credentialId: own, scopes: [] });
    const said = await forecast(auto(...USERS), 'listUsers', own, id);
    expect(said.tone).toBe('warning');
    expect(said.text).toContain('bound to a key that is not here (DPoP)');
  });
});

describe('the forecast', () => {
  it('is good when read is covered by manage', async () => {
    expect(await forecast(auto('okta.users.manage'))).toMatchObject({
      tone: 'good',
      missing: [],
      needs: [{ name: 'okta.users.read', has: true }],
    });
  });

  it('names every scope that is missing of an operation that needs two', async () => {
    const { missing, text } = await forecast(auto('okta.apps.read'), 'listGroupPushMappings');
    expect(missing).toEqual(['okta.groups.read']);
    expect(text).toContain('without okta.groups.read Okta answers 403 with an empty body');
  });

  it('remembers that the org left a scope out', async () => {
    const refused = async (granted: string, ...left: string[]) => {
      await request([granted, ...left], partial);
      return auto(granted, ...left);
    };
    const one = await forecast(await refused('okta.users.read', 'okta.groups.manage'), 'addGroup', partial);
    expect(one.text).toContain('okta.groups.manage was requested and not granted');
    // Choosing it again would change nothing.
    expect(one.leftOut).toBe(true);
    expect((await forecast(auto('okta.users.read'), 'addGroup', partial)).leftOut).toBe(false);
    const two = await refused('okta.users.read', 'okta.groups.manage', 'okta.apps.manage');
    expect((await forecast(two, 'createGroupPushMapping', partial)).text).toContain(
      'okta.apps.manage and okta.groups.manage were requested and not granted',
    );
  });

  it('says what happens without a token, with an API token, and for a path of one’s own', async () => {
    expect((await forecast({ kind: 'none' })).tone).toBe('warning');
    expect((await forecast({ kind: 'pasted', scheme: 'SSWS', given: true })).text).toContain('no scopes');
    expect((await forecast(auto(...USERS), null)).tone).toBe('info');
  });
});
