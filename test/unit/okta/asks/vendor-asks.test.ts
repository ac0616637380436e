// A vendor's list beside what it does: too much, too broad, missing, not to be had, and the answer that goes back.
import { describe, expect, test } from 'vitest';
import { compareAsks } from '../../../../shared/okta/asks/compare-asks.ts';
import { readSaid } from '../../../../shared/okta/asks/read-said.ts';
import { replyText } from '../../../../shared/okta/asks/reply-text.ts';
import { judgeAsks } from '../../../../shared/okta/asks/vendor-asks.ts';
import { createScopeIndex } from '../../../../shared/okta/scopes/blast-radius.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const index = createScopeIndex(catalogue.operations);
const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]));

async function judged(asked: string, says: string) {
  const said = await readSaid(says, catalogue.operations, async () => ({ problem: 'is no document.' }));
  const asks = judgeAsks({ asked: asked.split(' '), said, catalogue, index });
  const reply = replyText({ asks, said, operation: (id) => byId.get(id) });
  return { asks, reply, standing: Object.fromEntries(asks.asked.map((row) => [row.scope, row.standing])) };
}

describe('each scope has its standing', () => {
  test('over, broader, needed, missing', async () => {
    const { asks, standing } = await judged(
      'okta.users.manage okta.groups.manage okta.apps.manage',
      'reads groups, deactivates users, reads the system log',
    );
    expect(standing).toEqual({
      'okta.users.manage': 'needed',
      'okta.groups.manage': 'broader',
      'okta.apps.manage': 'over',
    });
    expect(asks.under).toEqual([{ scope: 'okta.logs.read', because: ['listLogEvents'] }]);
    expect(asks.asked.find(({ scope }) => scope === 'okta.groups.manage')?.instead).toEqual(['okta.groups.read']);
    expect(asks.more).toBe(true);
  });

  test('redundant, retired, of users only, unknown, of signing in', async () => {
    const { standing } = await judged(
      'okta.users.manage okta.users.read okta.factors.read okta.users.read.self okta.made.up openid',
      'deactivates users',
    );
    expect(standing).toEqual({
      'okta.users.manage': 'needed',
      'okta.users.read': 'redundant',
      'okta.factors.read': 'retired',
      'okta.users.read.self': 'user-only',
      'okta.made.up': 'unknown',
      openid: 'no-api',
    });
  });

  test('what only a vague sentence may need is unclear: neither needed nor too much', async () => {
    const { asks, standing } = await judged('okta.groups.manage okta.groups.read', 'manages groups');
    expect(standing).toEqual({ 'okta.groups.manage': 'unclear', 'okta.groups.read': 'unclear' });
    expect([asks.more, asks.under, asks.least]).toEqual([false, [], []]);
  });

  test('with nothing said nothing is judged, but a pair of which one contains the other is', async () => {
    const { asks, standing, reply } = await judged('okta.users.manage okta.users.read okta.apps.read', '');
    expect(asks.judged).toBe(false);
    expect(standing).toEqual({
      'okta.users.manage': 'open',
      'okta.users.read': 'redundant',
      'okta.apps.read': 'open',
    });
    expect(reply).toContain('name the operations');
  });

  test('what a scope opens is counted by what it does', async () => {
    const { asks } = await judged('okta.users.manage', 'reads the system log');
    const [row] = asks.asked;
    expect(row?.effects.delete).toBeGreaterThan(5);
    expect(byId.get(row?.beyond[0] ?? '')?.method).toBe('DELETE');
    expect(row?.risk).toContain('delete people');
  });
});

test('the answer names what may stay with its operation, what to leave out, and asks about the rest', async () => {
  const { reply } = await judged(
    'okta.users.read okta.groups.manage okta.apps.manage okta.factors.read',
    'reads users and groups, frobnicates widgets',
  );
  expect(reply).toContain('- okta.users.read, for Get user (GET /api/v1/users/{id}), List users (GET /api/v1/users)');
  expect(reply).toContain('- okta.groups.read in place of okta.groups.manage.');
  expect(reply).toMatch(/leave these out[\s\S]*- okta\.apps\.manage\./);
  expect(reply).toContain('okta.factors.read is retired; in its place: okta.users.read or okta.authenticators.read');
  expect(reply).toContain('“frobnicates widgets”');
  expect(reply).toContain('this set is enough: okta.groups.read okta.users.read');
});

describe('two lists', () => {
  test('added, removed, widened, narrowed, and what that opens and closes', () => {
    const compared = compareAsks(
      ['okta.users.read', 'okta.groups.manage', 'okta.logs.read'],
      ['okta.users.manage', 'okta.groups.read', 'okta.apps.read'],
      catalogue.operations,
    );
    expect(compared).toMatchObject({
      added: ['okta.apps.read'],
      removed: ['okta.logs.read'],
      widened: [{ from: 'okta.users.read', to: 'okta.users.manage' }],
      narrowed: [{ from: 'okta.groups.manage', to: 'okta.groups.read' }],
      same: [],
    });
    expect(compared.opens.operations).toContain('deleteUser');
    expect(compared.closes.operations).toEqual(expect.arrayContaining(['deleteGroup', 'listLogEvents']));
    expect(compared.closes.operations).not.toContain('listGroups');
  });

  test('a read beside the manage that was there already opens nothing', () => {
    const compared = compareAsks(['okta.users.manage'], ['okta.users.manage', 'okta.users.read'], catalogue.operations);
    expect([compared.added, compared.opens.count]).toEqual([['okta.users.read'], 0]);
  });
});
