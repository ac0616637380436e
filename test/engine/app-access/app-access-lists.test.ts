// Access of an app in the org, over the real sandbox org: every list, who may read it, and the changes of scopes and roles with their refusals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretHash } from '../../../electron/engine/app-access/held-secrets.ts';
import type { AccessChange, AccessList } from '../../../shared/model/app-access.ts';
import { type AccessBench, items, PASSPHRASE, startAccessBench } from '../../support/access-bench.ts';
import { clientDraft, keyClientDraft } from '../../support/credentials.ts';

let bench: AccessBench;
let tenantId = '';
let actorId = '';
beforeAll(async () => {
  bench = await startAccessBench();
  ({ tenantId, actorId } = bench);
});
afterAll(() => bench.close());

const missing = (list: AccessList<unknown>) => (list.state === 'refused' ? list.refusal.missing : list.state);

describe('reading', () => {
  test('of a service app: grants, roles, keys, and which key is saved here', async () => {
    const credentialId = await bench.saveClient('Nightly Sync', keyClientDraft as unknown as typeof clientDraft);
    const { parts, integration, unlisted, unread } = await bench.read(bench.clientId('Nightly Sync'));
    expect(integration).toBe(false);
    expect(items(parts.grants).map(({ scope }) => scope)).toContain('okta.users.manage');
    expect(items(parts.roles)).toMatchObject([{ type: 'USER_ADMIN' }]);
    expect(items(parts.keys)).toMatchObject([
      { active: true, type: 'RSA, RS256', heldAs: { credentialId, inUse: true } },
    ]);
    expect(items(parts.integrations).map(({ name }) => name)).toContain('Partial Sync');
    expect([unlisted, unread]).toEqual([[], []]);
  });

  test('of an integration: its fixed scopes, its masked secret, and which one is saved here', async () => {
    const { parts, integration } = await bench.read(bench.clientId('Directory Insights'));
    const secret = bench.clientSecret('Directory Insights');
    expect(integration).toBe(true);
    expect(items(parts.grants)).toContainEqual({ id: null, scope: 'okta.appGrants.manage', createdAt: null });
    expect(items(parts.secrets)).toMatchObject([
      { hash: secretHash(secret), hint: `***${secret.slice(-4)}`, heldAs: { credentialId: actorId, inUse: true } },
    ]);
    expect(parts.keys.state).toBe('none');
  });

  test('a saved secret that the org does not list is named', async () => {
    const credentialId = await bench.save(
      clientDraft({
        tenantId,
        name: 'Old Reader',
        clientId: bench.clientId('Report Reader'),
        secret: { value: 'a-made-up-secret-that-was-deleted-long-ago' },
      }),
    );
    const { parts, unlisted } = await bench.read(bench.clientId('Report Reader'));
    expect(items(parts.secrets)[0]?.heldAs).toBeNull();
    expect(unlisted).toMatchObject([{ credentialId, credentialName: 'Old Reader', inUse: true }]);
    await bench.client.credential.remove({ tenantId, credentialId });
  });

  test('what cannot be read says which scope is missing, and keeps nothing else from being read', async () => {
    const actor = await bench.saveClient('Partial Sync');
    const { parts, integration } = await bench.read(bench.clientId('Nightly Sync'), actor);
    expect(integration).toBeNull();
    for (const list of Object.values(parts)) expect(missing(list)).toBe('scope');
    expect(parts.grants).toMatchObject({
      refusal: {
        title: 'Partial Sync has no okta.appGrants.read',
        fix: expect.stringContaining('Grant okta.appGrants.read'),
      },
    });
  });

  test('with the scope and without the role it says that it is the role', async () => {
    const actor = await bench.saveClient('No Role Connector');
    const { parts } = await bench.read(bench.clientId('Nightly Sync'), actor);
    expect([missing(parts.grants), missing(parts.keys), missing(parts.secrets)]).toEqual(['scope', 'role', 'role']);
    expect(parts.keys).toMatchObject({
      refusal: {
        title: 'The admin role of No Role Connector does not allow it',
        fix: expect.stringContaining('Application Administrator'),
        exchangeId: expect.any(String),
      },
    });
  });

  test('an actor that is gone, and a locked vault, are errors', async () => {
    await expect(bench.read(bench.clientId('Nightly Sync'), 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bench.client.vault.lock();
    await expect(bench.read(bench.clientId('Nightly Sync'))).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await bench.client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  });
});

describe('scopes and roles', () => {
  const app = () => bench.clientId('Nightly Sync');
  const granted = async (scope: string) => {
    const { id: credentialId } = await bench.credential('Nightly Sync');
    const result = await bench.client.token.request({
      tenantId,
      credentialId,
      scopes: ['okta.users.read', scope],
      fresh: true,
    });
    return result.outcome === 'granted' && result.token.granted.includes(scope);
  };

  test('a granted scope is in the next token, a revoked one is not', async () => {
    expect(await granted('okta.logs.read')).toBe(false);
    const { refusal, access } = await bench.change(app(), { kind: 'grant', scope: 'okta.logs.read' });
    expect(refusal).toBeNull();
    const grant = items(access.parts.grants).find(({ scope }) => scope === 'okta.logs.read');
    expect(await granted('okta.logs.read')).toBe(true);
    const after = await bench.change(app(), { kind: 'revoke', id: grant?.id ?? '' });
    expect(items(after.access.parts.grants)).not.toContainEqual(grant);
    expect(await granted('okta.logs.read')).toBe(false);
  });

  test('a scope that does not exist is refused in the words of the org', async () => {
    const { refusal } = await bench.change(app(), { kind: 'grant', scope: 'okta.nothing.read' });
    expect(refusal).toMatchObject({ missing: null, exchangeId: expect.any(String) });
  });

  test('roles are assigned and removed', async () => {
    const assigned = await bench.change(app(), { kind: 'assign-role', type: 'HELP_DESK_ADMIN' });
    const role = items(assigned.access.parts.roles).find(({ type }) => type === 'HELP_DESK_ADMIN');
    expect(role).toMatchObject({ label: 'Help Desk Administrator', id: expect.stringMatching(/^\w{8,}$/) });
    const removed = await bench.change(app(), { kind: 'remove-role', id: role?.id ?? '' });
    expect(items(removed.access.parts.roles).map(({ type }) => type)).toEqual(['USER_ADMIN']);
  });

  test('a custom role of the org is assigned with one of its resource sets, listed with it, and removed', async () => {
    const place = { tenantId, appId: app(), actorId };
    const { roles, resourceSets } = await bench.client.appAccess.customRoles(place);
    const [[role], [set]] = [items(roles), items(resourceSets)];
    expect([role?.label, set?.label]).toEqual(['Help desk', 'Engineering']);
    const change = { kind: 'assign-custom-role', roleId: role?.id ?? '', resourceSetId: set?.id ?? '' } as const;
    const { refusal, access } = await bench.change(app(), change);
    expect(refusal).toBeNull();
    const assigned = items(access.parts.roles).find(({ type }) => type === 'CUSTOM');
    expect(assigned).toMatchObject({ label: 'Help desk', resourceSetId: set?.id });
    expect((await bench.change(app(), change)).refusal?.meaning).not.toBe('');
    const removed = await bench.change(app(), { kind: 'remove-role', id: assigned?.id ?? '' });
    expect(items(removed.access.parts.roles).map(({ type }) => type)).toEqual(['USER_ADMIN']);
  });

  test('what may not list the roles of the org says why, of each list', async () => {
    const { id } = await bench.credential('Partial Sync');
    const lists = await bench.client.appAccess.customRoles({ tenantId, appId: app(), actorId: id });
    for (const list of [lists.roles, lists.resourceSets])
      expect(list).toMatchObject({ state: 'refused', refusal: { title: 'Partial Sync has no okta.roles.read' } });
  });

  test('an actor without the scope is refused by name, before anything is sent', async () => {
    const { id: actor } = await bench.credential('Partial Sync');
    const { refusal } = await bench.change(app(), { kind: 'assign-role', type: 'ORG_ADMIN' }, { actorId: actor });
    expect(refusal).toMatchObject({ missing: 'scope', title: 'Partial Sync has no okta.roles.manage' });
  });
});

test('on a production tenant a change is armed, and a delete typed', async () => {
  const app = bench.clientId('Nightly Sync');
  const { client } = bench;
  await client.tenant.markProduction({ tenantIds: [tenantId], production: true });
  const grant: AccessChange = { kind: 'grant', scope: 'okta.logs.read' };
  await expect(bench.change(app, grant)).rejects.toMatchObject({ code: 'WRITE_NOT_ARMED' });
  const { access, refusal } = await bench.change(app, grant, { armed: true });
  expect(refusal).toBeNull();
  const id = items(access.parts.grants).find(({ scope }) => scope === 'okta.logs.read')?.id ?? '';
  await expect(bench.change(app, { kind: 'revoke', id }, { armed: true })).rejects.toMatchObject({
    code: 'WRITE_NOT_ARMED',
  });
  expect((await bench.change(app, { kind: 'revoke', id }, { armed: true, confirmName: 'Acme' })).refusal).toBeNull();
  await client.tenant.markProduction({ tenantIds: [tenantId], production: false });
});
