// A person of the canary, at an org whose pages and tokens are real: signs in to a web app with a key-bound token, renews it, calls with it, and then calls by an API token and by a key that
// was imported with its passphrase.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { ContractRouterClient } from '@orpc/contract';
import { expect } from 'vitest';
import type { Contract } from '../../../shared/contract/index.ts';
import type { SendInput } from '../../../shared/model/request.ts';
import { apiTokenDraft, keyClientDraft, userAppDraft } from '../credentials.ts';
import type { OrgBehindFront } from '../orgs/org-behind-front.ts';

export const API_TOKEN = '00canaryApiTokenOfThisTest4711abcdefGHIJKL';
export const KEY_PASSPHRASE = 'canary-passphrase-of-a-key-4711';

/** Where nothing listens, so that the address is pasted. */
const REDIRECT = 'https://calendar.acme.example/callback';
const SCOPES = ['openid', 'profile', 'offline_access', 'okta.users.read'];

type Client = ContractRouterClient<Contract>;
type Place = { tenantId: string; credentialId: string };

/** Its saved credential that signs in. */
export async function actAsPerson(client: Client, org: OrgBehindFront): Promise<Place> {
  const { id: tenantId } = await client.tenant.add({ name: 'Of a person', url: org.url, production: false });
  const place = await signIn(client, org, tenantId);
  const [root] = org.sandbox.apiTokens();
  const secret = { value: root?.token ?? '' };
  await call(client, { tenantId, credentialId: await saved(client, apiTokenDraft({ tenantId, secret })) });
  await call(client, { tenantId, credentialId: await saved(client, importedKey(org, tenantId)) });
  return place;
}

async function saved(client: Client, draft: Parameters<Client['credential']['save']>[0]): Promise<string> {
  const { credentials } = await client.credential.save(draft);
  return credentials.at(-1)?.id ?? '';
}

async function signIn(client: Client, org: OrgBehindFront, tenantId: string): Promise<Place> {
  const { clientId = '', clientSecret } = appOf(org, 'Team Calendar');
  const secret = { value: clientSecret ?? '' };
  const draft = userAppDraft({ tenantId, clientId, redirectUri: REDIRECT, dpop: true, secret });
  const place = { tenantId, credentialId: await saved(client, draft) };
  const { signInId, authorizeUrl } = await client.signIn.begin({ ...place, scopes: SCOPES });
  const end = await client.signIn.paste({ signInId, address: await throughPages(org, authorizeUrl) });
  if (end.outcome !== 'answered' || end.result.outcome !== 'granted') throw new Error(JSON.stringify(end));
  const { tokenId } = end.result.token;
  expect(await client.token.verify({ tokenId })).toMatchObject({ valid: true });
  await client.token.introspect({ tokenId });
  await call(client, place, SCOPES);
  const renewed = await client.token.request({ ...place, scopes: SCOPES, fresh: true });
  expect(renewed.outcome).toBe('granted');
  await call(client, place, SCOPES);
  return place;
}

const appOf = (org: OrgBehindFront, name: string) => {
  const app = org.sandbox.clients().find((one) => one.name === name);
  if (!app) throw new Error(`The sandbox org has no app named ${name}`);
  return app;
};

/** As a browser does it; the address that it is sent back to. */
async function throughPages(org: OrgBehindFront, authorizeUrl: string): Promise<string> {
  const person = org.sandbox.users()[0];
  const page = await (await fetch(authorizeUrl, { headers: { accept: 'text/html' } })).text();
  const waiting = /name="waiting" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const form = { waiting, identifier: person?.login ?? '', password: person?.password ?? '' };
  const back = await fetch(`${org.url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  return back.headers.get('location') ?? '';
}

/** Of an app that demands a proof with each request. */
function importedKey(org: OrgBehindFront, tenantId: string) {
  const { clientId, privateJwk } = appOf(org, 'Sealed Sync');
  const secret = encrypted(createPrivateKey({ key: { ...privateJwk }, format: 'jwk' }));
  return keyClientDraft({ tenantId, clientId, name: 'Imported', dpop: true, secret });
}

/** As a file with a passphrase holds it. */
function encrypted(key: KeyObject): { value: string; passphrase: string } {
  const cipher = { cipher: 'aes-256-cbc', passphrase: KEY_PASSPHRASE } as const;
  return { value: String(key.export({ ...cipher, format: 'pem', type: 'pkcs8' })), passphrase: KEY_PASSPHRASE };
}

/** At an org that repeats whatever it is sent: an API token, and a key that was encrypted, whose requests carry a proof of another one (DPoP). */
export async function askInOtherWays(client: Client, tenantId: string): Promise<void> {
  const token = apiTokenDraft({ tenantId, name: 'By API token', secret: { value: API_TOKEN } });
  await call(client, { tenantId, credentialId: await saved(client, token) });
  const secret = encrypted(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const credentialId = await saved(client, keyClientDraft({ tenantId, name: 'Bound', secret, dpop: true }));
  await client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'] });
}

async function call(client: Client, place: Place, scopes = ['okta.users.read']): Promise<void> {
  const input: SendInput = {
    ...place,
    method: 'GET',
    path: '/api/v1/users?limit=1',
    operationId: null,
    headers: [],
    body: null,
    auth: { kind: 'auto', scopes },
  };
  const sent = await client.request.send(input);
  expect(sent).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
}
