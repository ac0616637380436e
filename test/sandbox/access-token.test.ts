// Tokens of a client that was deactivated stay dead, also those that were issued so long ago that the org remembers no list of
// them (FACTS §1.4). On its own, because it takes 20,000 of them to get there over HTTP.
import { expect, it } from 'vitest';
import { ANYWHERE, type Client, createClients } from '../../electron/sandbox/clients.ts';
import { createIds } from '../../electron/sandbox/ids.ts';
import { createAccessTokens } from '../../electron/sandbox/oauth/access-token.ts';
import { createSigningKeys } from '../../electron/sandbox/oauth/signing-keys.ts';
import { NOON } from './support.ts';

const newClient = (id: string): Client => ({
  id,
  type: id,
  name: id,
  active: true,
  registered: [],
  granted: [],
  roles: [],
  secrets: [],
  properties: {},
  network: ANYWHERE,
  created: NOON,
  createdBy: 'system',
  lastUpdated: NOON,
});

it('outlive no deactivation, however many there were', async () => {
  const clients = createClients();
  const [one, other] = [newClient('0oa1'), newClient('0oa2')];
  clients.add(one);
  clients.add(other);
  const tokens = createAccessTokens(await createSigningKeys('seed'), createIds('seed'), clients, 3);
  const at = (seconds: number) => ({ at: NOON + seconds * 1000, origin: 'https://acme.okta.com' });
  const others = await tokens.issue(at(0), other, []);
  const own = [];
  for (let second = 0; second < 6; second++) own.push(await tokens.issue(at(second), one, []));

  tokens.revokeAllOf(one.id);
  for (const token of own) expect(await tokens.read(at(10), token)).toEqual({ fault: 'access_token_revoked' });
  expect(await tokens.read(at(10), others)).toMatchObject({ claims: { cid: '0oa2' } });
  const later = await tokens.issue(at(11), one, []);
  expect(await tokens.read(at(12), later)).toMatchObject({ claims: { cid: '0oa1' } });
});
