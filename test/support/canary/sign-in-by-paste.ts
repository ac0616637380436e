// A sign-in of the canary: the code is made up, so that no browser is needed, and is searched for as everything else.
import type { ContractRouterClient } from '@orpc/contract';
import { expect } from 'vitest';
import type { Contract } from '../../../shared/contract/index.ts';
import { userAppDraft } from '../credentials.ts';

export const CODE = 'canary-authorization-code-4b1d7';

type Client = ContractRouterClient<Contract>;

const tried = (call: Promise<unknown>) => call.catch(() => undefined);

/** A sign-in whose code the server refuses, or repeats: neither the code nor its verifier may be anywhere. */
export async function signInByPaste(client: Client, url: string, token: string): Promise<void> {
  const { id: tenantId } = await client.tenant.add({ name: 'Signed in', url, production: false });
  // Elsewhere, so that nothing listens: the address is pasted.
  const draft = userAppDraft({ tenantId, redirectUri: 'https://app.example.com/callback' });
  const { credentials } = await client.credential.save(draft);
  const scopes = ['openid', 'offline_access'];
  const credentialId = credentials[0]!.id;
  await tried(client.token.request({ tenantId, credentialId, scopes }));
  const { signInId, authorizeUrl, redirectUri } = await client.signIn.begin({ tenantId, credentialId, scopes });
  const state = new URL(authorizeUrl).searchParams.get('state');
  await tried(client.signIn.open({ signInId }));
  await tried(client.signIn.paste({ signInId, address: `${redirectUri}#access_token=${token}&state=${state}` }));
  await tried(client.signIn.paste({ signInId, address: `${redirectUri}?code=${CODE}&state=other` }));
  const end = await client.signIn.paste({ signInId, address: `${redirectUri}?code=${CODE}&state=${state}` });
  expect(end.outcome).toBe('answered');
  await tried(client.signIn.wait({ signInId }));
  await client.tenant.remove({ tenantId, confirmName: 'Signed in' });
}
