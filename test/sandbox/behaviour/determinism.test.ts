// One seed and one clock give one org, byte for byte; another seed gives another.

import { expect, it } from 'vitest';
import { createSandbox } from '../../../electron/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../electron/sandbox/sandbox-options.ts';
import { secretClients } from '../../support/secret-clients.ts';
import { basic, catalogue, NOON } from '../support.ts';

const ORIGIN = 'http://127.0.0.1:9';

async function story(sandbox: Sandbox): Promise<string[]> {
  const bytes: string[] = [JSON.stringify(sandbox.clients())];
  const [client] = secretClients(sandbox);
  const keep = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await sandbox.fetch(new Request(`${ORIGIN}${path}`, init));
    const text = await response.text();
    bytes.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    return text;
  };
  const token = await keep('/oauth2/v1/token', {
    method: 'POST',
    headers: { authorization: basic(client!.clientId, client!.clientSecret) },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope:
        'okta.users.manage okta.logs.read okta.groups.read okta.apps.read okta.brands.read okta.devices.read okta.roles.read',
    }),
  });
  const headers = { authorization: `Bearer ${JSON.parse(token).access_token}`, 'content-type': 'application/json' };
  await keep('/oauth2/v1/keys');
  const profile = { firstName: 'New', lastName: 'User', email: 'n@acme.example', login: 'n@acme.example' };
  await keep('/api/v1/users', { method: 'POST', headers, body: JSON.stringify({ profile }) });
  for (const path of [
    '/api/v1/users',
    '/api/v1/groups',
    '/api/v1/apps',
    '/api/v1/logs?limit=1000',
    '/api/v1/users/nobody',
    '/api/v1/brands',
    '/api/v1/devices',
    '/api/v1/iam/roles',
  ])
    await keep(path, { headers });
  return bytes;
}

it('gives the same story twice', async () => {
  const options = { catalogue, now: () => NOON, origin: ORIGIN };
  const once = await story(await createSandbox(options));
  expect(await story(await createSandbox(options))).toEqual(once);
  const other = await story(await createSandbox({ ...options, seed: 'other' }));
  for (const [index, bytes] of other.entries()) expect(bytes).not.toBe(once[index]);
});
