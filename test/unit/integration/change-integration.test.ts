// The Readiness page changes the text of a file: comments and lines of what is not changed stay, and what comes out says what was asked for.
import { expect, test } from 'vitest';
import {
  addInstance,
  addScopes,
  addVersion,
  confirmCheck,
  removeInstance,
  removeScope,
  setInIntegration,
  setListInIntegration,
  setScopeReason,
  withdrawConfirmation,
} from '../../../shared/integration/edit/change-integration.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';

const START = `# ours
integration: Acme # as in the catalogue
scopes:
  # to match
  okta.users.read: Reads people
`;
const read = (text: string): Integration => {
  const { integration, problems } = readIntegration(text);
  if (integration === null) throw new Error(`${problems[0]?.message} in ${text}`);
  return integration;
};

test('fields, scopes, versions, instances and notes come and go, and comments stay', () => {
  let text = START;
  const step = (change: (text: string, integration: Integration) => string) => {
    text = change(text, read(text));
    expect(text).toContain('# ours');
    expect(text).toContain('# as in the catalogue');
    return read(text);
  };
  expect(step((now) => setInIntegration(now, ['description'], 'Two\nlines\n')).description).toBe('Two\nlines');
  expect(step((now) => setInIntegration(now, ['contacts', 'support'], ' help@acme.example ')).contacts.support).toBe(
    'help@acme.example',
  );
  expect(step((now) => setInIntegration(now, ['contacts', 'support'], '')).contacts.support).toBe(null);
  expect(text).not.toContain('contacts');
  expect(step((now) => setInIntegration(now, ['testAccount', 'password', 'secret'], 'PW')).testAccount.passwordIn).toBe(
    'PW',
  );
  expect(step((now) => setListInIntegration(now, 'useCases', 'Automation\n\n Zero Trust ')).useCases).toEqual([
    'Automation',
    'Zero Trust',
  ]);
  expect(step((now) => setListInIntegration(now, 'useCases', ' ')).useCases).toEqual([]);
  const added = step((now, file) => addScopes(now, file, ['okta.groups.read', 'okta.users.read']));
  expect(added.scopes.map(({ name }) => name)).toEqual(['okta.users.read', 'okta.groups.read']);
  expect(added.scopes[0]?.reason).toBe('Reads people');
  expect(step((now) => setScopeReason(now, 'okta.groups.read', 'Reads groups')).scopes[1]?.reason).toBe('Reads groups');
  expect(step((now, file) => addVersion(now, file, '2026-11-30')).versions).toEqual([
    {
      version: '1',
      date: '2026-11-30',
      name: 'Acme',
      scopes: ['okta.users.read', 'okta.groups.read'],
      published: false,
    },
  ]);
  expect(step((now, file) => removeScope(now, file, 'okta.groups.read')).scopes).toHaveLength(1);
  expect(step((now, file) => addVersion(now, file, '2026-12-01')).versions.map(({ version }) => version)).toEqual([
    '1',
    '2',
  ]);
  const instance = { tenant: 'sandbox', credential: 'Acme', version: '2' };
  expect(step((now, file) => addInstance(now, file, instance)).instances).toEqual([instance]);
  expect(step((now, file) => removeInstance(now, file, 0)).instances).toEqual([]);
  const note = { check: 'account-works', note: 'It does: I saw "it"', date: '2026-12-01', version: '2' };
  expect(step((now, file) => confirmCheck(now, file, note)).confirmed).toEqual([note]);
  expect(step((now, file) => confirmCheck(now, file, { ...note, note: 'Again' })).confirmed).toHaveLength(1);
  expect(step((now, file) => withdrawConfirmation(now, file, note.check, '2')).confirmed).toEqual([]);
  expect(step((now, file) => removeScope(now, file, 'okta.users.read')).scopes).toEqual([]);
});
