// A bench with a tenant of its own over the real sandbox org, and an admin credential that asks about apps: what the tests of access share.
import type { AccessChange, AccessList, AppAccess, ChangeResult } from '../../shared/model/app-access.ts';
import type { CredentialDraft } from '../../shared/model/credentials/credential.ts';
import { get, startTestBench, type TestBench } from './bench.ts';
import { clientDraft, userAppDraft } from './credentials.ts';

export const PASSPHRASE = 'correct horse battery';

export interface AccessBench extends TestBench {
  tenantId: string;
  /** All scopes, and a super admin. */
  actorId: string;
  /** Everything that a call about access has replied. */
  replies: unknown[];
  clientId(name: string): string;
  clientSecret(name: string): string;
  save(draft: CredentialDraft): Promise<string>;
  /** A client of the sandbox org as a credential of the tenant. */
  saveClient(name: string, draft?: typeof clientDraft): Promise<string>;
  credential(name: string): Promise<{ id: string; secrets: { id: string; inUse: boolean }[] }>;
  read(app: string, actor?: string): Promise<AppAccess>;
  change(app: string, wanted: AccessChange, more?: object): Promise<ChangeResult>;
  /** A web app of the org with one secret, which a credential of the bench holds that a person signs in with. */
  appWithSecret(name: string): Promise<{ app: string; credentialId: string; secretId: string }>;
}

export async function startAccessBench(): Promise<AccessBench> {
  const bench = await startTestBench();
  const { client } = bench;
  const { sandbox } = await client.app.snapshot();
  const clients = new Map<string, { clientId: string; secret: string }>();
  for (const { name, clientId } of sandbox.clients)
    clients.set(name, { clientId, secret: (await client.sandbox.revealSecret({ clientId })).secret });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const { id: tenantId } = await client.tenant.add({ name: 'Acme', url: sandbox.url ?? '', production: false });
  const replies: unknown[] = [];
  const clientId = (name: string) => clients.get(name)?.clientId ?? '';
  const clientSecret = (name: string) => clients.get(name)?.secret ?? '';

  const save = async (draft: CredentialDraft): Promise<string> => {
    const tenant = await client.credential.save(draft);
    return tenant.credentials.find(({ name }) => name === draft.name)?.id ?? '';
  };
  const saveClient = (name: string, draft = clientDraft) =>
    save(draft({ tenantId, name, clientId: clientId(name), secret: { value: clientSecret(name) } }));
  const actorId = await saveClient('Directory Insights');

  const change = async (app: string, wanted: AccessChange, more: object = {}): Promise<ChangeResult> => {
    const result = await client.appAccess.change({ tenantId, appId: app, actorId, change: wanted, ...more });
    replies.push(result);
    return result;
  };

  return {
    ...bench,
    ...{ tenantId, actorId, replies, clientId, clientSecret, save, saveClient, change },

    async credential(name) {
      const tenant = (await client.tenant.list()).find(({ id }) => id === tenantId);
      const found = tenant?.credentials.find((one) => one.name === name);
      if (!found) throw new Error(`no credential is called ${name}`);
      return found;
    },

    async read(app, actor = actorId) {
      const access = await client.appAccess.read({ tenantId, appId: app, actorId: actor });
      replies.push(access);
      return access;
    },

    async appWithSecret(name) {
      const made = await client.request.send(
        get(actorId, '/api/v1/apps', [], {
          tenantId,
          method: 'POST',
          auth: { kind: 'auto', scopes: ['okta.apps.manage'] },
          body: JSON.stringify({
            name: 'oidc_client',
            label: name,
            signOnMode: 'OPENID_CONNECT',
            credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
            settings: { oauthClient: { application_type: 'web', grant_types: ['authorization_code'] } },
          }),
        }),
      );
      if (made.outcome !== 'answered') throw new Error(made.outcome);
      const { id: app } = JSON.parse(made.exchange.response?.body.text ?? '{}') as { id: string };
      const credentialId = await save(userAppDraft({ tenantId, name, clientId: app }));
      const result = await change(app, { kind: 'create-secret', keepIn: credentialId });
      return { app, credentialId, secretId: result.created?.secretId ?? '' };
    },
  };
}

/** Of a list that was read. */
export function items<Item>(list: AccessList<Item>): Item[] {
  if (list.state !== 'read') throw new Error(JSON.stringify(list));
  return list.items;
}
