// Tokens of a client that was deactivated stay dead, also those that were issued so long ago that the org remembers no list of
// them (FACTS §1.4), and a token is of one issuer. By hand, because it takes 20,000 tokens to get there over HTTP.
import { expect, it } from 'vitest';
import { createIds } from '../../../electron/sandbox/ids.ts';
import { createAccessTokens } from '../../../electron/sandbox/tokens/access-token.ts';
import { createSigningKeys } from '../../../electron/sandbox/tokens/signing-keys.ts';
import { NOON } from '../support.ts';

const ORG = 'https://acme.okta.com';

it('outlive no deactivation, however many there were', async () => {
  const issuer = { issuer: ORG, audience: ORG, keys: await createSigningKeys('seed') };
  const tokens = createAccessTokens(createIds('seed'), 3);
  const [one, other] = [{ id: '0oa1' }, { id: '0oa2' }];
  const issue = (second: number, client: { id: string }) =>
    tokens.issue(issuer, { at: NOON + second * 1000, client, scopes: [] });
  const read = (second: number, token: string) => tokens.read(issuer, token, NOON + second * 1000);
  const others = await issue(0, other);
  const own = [];
  for (let second = 0; second < 6; second++) own.push(await issue(second, one));

  tokens.revokeAllOf(one.id);
  for (const token of own) expect(await read(10, token)).toEqual({ fault: 'access_token_revoked' });
  expect(await read(10, others)).toMatchObject({ claims: { cid: '0oa2' } });
  const later = await issue(11, one);
  expect(await read(12, later)).toMatchObject({ claims: { cid: '0oa1' } });
});

it('are of one issuer: no other authorization server takes them', async () => {
  const keys = await createSigningKeys('seed');
  const org = { issuer: ORG, audience: ORG, keys };
  const custom = { issuer: `${ORG}/oauth2/aus1`, audience: 'api://orders', keys };
  const tokens = createAccessTokens(createIds('seed'));
  const token = { at: NOON, client: { id: '0oa1' }, scopes: ['orders.read'] };
  const [ofOrg, ofCustom] = [await tokens.issue(org, token), await tokens.issue(custom, token)];
  for (const again of [1, 2]) {
    expect(await tokens.read(org, ofCustom, NOON + again), `time ${again}`).toEqual({
      fault: 'access_token_invalid_audience',
    });
    expect(await tokens.read(custom, ofOrg, NOON + again)).toEqual({ fault: 'access_token_invalid_issuer' });
    expect(await tokens.read(custom, ofCustom, NOON + again)).toMatchObject({
      claims: { iss: custom.issuer, aud: 'api://orders', cid: '0oa1', scp: ['orders.read'] },
    });
    expect(await tokens.read({ ...custom, audience: 'api://bills' }, ofCustom, NOON + again)).toEqual({
      fault: 'access_token_invalid_audience',
    });
  }
});
