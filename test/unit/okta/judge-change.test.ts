// What a change of an app would do: each says so before it is sent, and what would cut off a credential of the bench, or the app, is refused.
import { expect, test } from 'vitest';
import type { AccessChange, AccessKey, AccessSecret, AppAccess, HeldAs } from '../../../shared/model/app-access.ts';
import { ADMIN_ROLE_TYPES } from '../../../shared/okta/app-access/admin-roles.ts';
import { judgeChange } from '../../../shared/okta/app-access/judge-change.ts';

const held = (inUse: boolean): HeldAs => ({
  credentialId: 'c1',
  credentialName: 'Main',
  secretId: 's1',
  label: 'Secret 1',
  inUse,
});
const secret = (id: string, more: Partial<AccessSecret> = {}): AccessSecret => ({
  id,
  active: true,
  createdAt: 1,
  heldAs: null,
  hash: id,
  hint: null,
  waiting: false,
  test: null,
  ...more,
});

const tested = (outcome: 'accepted' | 'refused') => ({ outcome, at: 3, active: true });

const none = { state: 'none', why: '' } as const;
function access(secrets: AppAccess['parts']['secrets'], unread: AppAccess['unread'] = []): AppAccess {
  const place = { tenantId: 't', appId: 'a', actorId: 'c' };
  const grants = {
    state: 'read',
    items: [{ id: 'g', scope: 'okta.appGrants.manage', createdAt: null }],
    doubt: null,
  } as const;
  const parts = {
    grants: { ...grants, items: [...grants.items] },
    roles: none,
    secrets,
    keys: none,
    integrations: none,
  };
  return { ...place, readAt: 0, integration: false, parts, unlisted: [], unread };
}
const listed = (...items: AccessSecret[]) => ({ state: 'read' as const, items, doubt: null });
const deactivate: AccessChange = { kind: 'deactivate-secret', id: 'x' };
const remove: AccessChange = { kind: 'delete-secret', id: 'x' };
const unread = [{ ...held(true), of: 'secret' as const, why: 'It is damaged.' }];

test.each<[string, AccessChange, AppAccess, RegExp | null]>([
  [
    'the only active one',
    deactivate,
    access(listed(secret('x'), secret('y', { active: false }))),
    /only active secret/,
  ],
  ['one in use', deactivate, access(listed(secret('x', { heldAs: held(true) }), secret('y'))), /Main uses this secret/],
  [
    'one that is saved and not in use',
    deactivate,
    access(listed(secret('x', { heldAs: held(false) }), secret('y'))),
    null,
  ],
  [
    'one when it is not known what is in use',
    deactivate,
    access(listed(secret('x'), secret('y')), unread),
    /not known/,
  ],
  [
    'one when another is known to be in use',
    deactivate,
    access(listed(secret('x'), secret('y', { heldAs: held(true) })), unread),
    null,
  ],
  [
    'the old one before the new one was tested',
    deactivate,
    access(listed(secret('x'), secret('y', { createdAt: 2, heldAs: held(true) }))),
    /newer secret has not been tested/,
  ],
  [
    'the old one after the org refused the new one',
    deactivate,
    access(listed(secret('x'), secret('y', { createdAt: 2, heldAs: held(true), test: tested('refused') }))),
    /newer secret has not been tested/,
  ],
  [
    'the old one after the org accepted the new one',
    deactivate,
    access(listed(secret('x'), secret('y', { createdAt: 2, heldAs: held(true), test: tested('accepted') }))),
    null,
  ],
  [
    'a newer one, beside an older one that is in use',
    deactivate,
    access(listed(secret('x', { createdAt: 2 }), secret('y', { heldAs: held(true) }))),
    null,
  ],
  ['one that is inactive', deactivate, access(listed(secret('x', { active: false }), secret('y'))), null],
  ['one of a list that was not read', deactivate, access(none), /could not be read/],
  ['an active one deleted', remove, access(listed(secret('x'), secret('y'))), /This secret is active/],
  ['an inactive one deleted', remove, access(listed(secret('x', { active: false }), secret('y'))), null],
])('%s', (_what, change, before, expected) => {
  const { refused, effect } = judgeChange(change, before, { own: false });
  if (expected === null) expect(refused).toBeNull();
  else expect(refused?.message).toMatch(expected);
  expect(effect).not.toBe('');
});

// FACTS-D §13: an assertion without `kid` is taken while there is one key, and refused from the second on.
test.each<[string, (boolean | null)[], boolean]>([
  ['one that signs without a kid', [false], true],
  ['one that names its key', [true], false],
  ['one that is not saved here', [null], false],
  ['two', [false, true], false],
])('a key beside %s', (_what, named, refused) => {
  const keys = named.map(
    (namesKid, at): AccessKey => ({
      ...{ id: `k${at}`, active: true, createdAt: at, heldAs: held(true), test: null, kid: 'one', namesKid },
      type: 'RSA',
      thumbprint: null,
    }),
  );
  const before = access(none);
  const parts = { ...before.parts, keys: { state: 'read' as const, items: keys, doubt: null } };
  const judged = judgeChange({ kind: 'add-key', text: '{}' }, { ...before, parts }, { own: false });
  expect(judged.refused?.message ?? null).toBe(refused ? 'Secret 1 of Main signs without a kid.' : null);
});

test('every change says what it does, and what cannot be undone from here', () => {
  const before = access(listed());
  const effectOf = (change: AccessChange, own = false) => judgeChange(change, before, { own }).effect;
  for (const type of ADMIN_ROLE_TYPES)
    expect(effectOf({ kind: 'assign-role', type })).toContain('from its next call on'.slice(5));
  expect(effectOf({ kind: 'revoke', id: 'g' })).toMatch(
    /next token no longer carries okta\.appGrants\.manage; tokens that exist keep it/,
  );
  expect(effectOf({ kind: 'revoke', id: 'g' }, true)).toMatch(/cannot grant it again from here/);
  expect(effectOf({ kind: 'remove-role', id: 'r' }, true)).toMatch(/unable to assign the role again/);
  expect(effectOf({ kind: 'grant', scope: 'okta.users.read' })).toMatch(/next token that requests okta\.users\.read/);
});
