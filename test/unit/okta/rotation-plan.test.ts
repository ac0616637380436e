// The plan of a rotation, read off what the org lists and what is saved: one table of situations, from before the first step to after the last.
import { expect, test } from 'vitest';
import { secretHash } from '../../../electron/engine/app-access/held-secrets.ts';
import type { AccessSecret } from '../../../shared/model/app-access.ts';
import { planRotation } from '../../../shared/okta/app-access/rotation-plan.ts';

type Fact = Parameters<typeof planRotation>[0][number];

const heldAs = (inUse: boolean): AccessSecret['heldAs'] => ({
  credentialId: 'c1',
  credentialName: 'Main',
  secretId: 's1',
  label: 'Secret 1',
  inUse,
});
const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id,
  active: true,
  createdAt: id === 'old' ? 1 : 2,
  heldAs: null,
  testedAt: null,
  waiting: false,
  ...more,
});
const used = { heldAs: heldAs(true) };
const saved = { heldAs: heldAs(false) };
const off = { active: false };

/** The step that is open, its state, and the secret that it is about. */
const stand = (...secrets: Fact[]): string => {
  const { steps, impossible } = planRotation(secrets);
  if (impossible !== null) return 'impossible';
  const at = steps.find(({ state }) => state !== 'done');
  return `${at?.id} ${at?.state} ${at?.secretId}`;
};

test.each<[string, Fact[], string]>([
  ['nothing', [], 'impossible'],
  ['one in use', [fact('old', used)], 'add next null'],
  ['one that is not saved here', [fact('old')], 'add next null'],
  ['one that is inactive', [fact('old', off)], 'add blocked old'],
  ['a second that waits', [fact('old', used), fact('new', { waiting: true })], 'add blocked new'],
  ['a second that is not saved here', [fact('old', used), fact('new')], 'add blocked new'],
  ['a second that was not tested', [fact('old', used), fact('new', saved)], 'test next new'],
  ['a second that was tested', [fact('new', { ...saved, testedAt: 3 }), fact('old', used)], 'switch next new'],
  ['the second in use', [fact('old', saved), fact('new', used)], 'deactivate next old'],
  ['the second in use, the first not saved', [fact('old'), fact('new', used)], 'deactivate next old'],
  ['the first inactive', [fact('old', { ...saved, ...off }), fact('new', used)], 'delete next old'],
  ['the first inactive and still in use', [fact('old', { ...used, ...off }), fact('new', saved)], 'switch blocked new'],
  ['the first deleted', [fact('new', used)], 'add next null'],
  ['the second inactive', [fact('old', used), fact('new', off)], 'delete next new'],
  ['the second inactive and in use', [fact('old'), fact('new', { ...used, ...off })], 'switch blocked new'],
  ['both inactive', [fact('old', off), fact('new', off)], 'add blocked new'],
  ['three', [fact('old'), fact('new'), fact('third')], 'impossible'],
])('%s', (_situation, secrets, expected) => {
  expect(stand(...secrets)).toBe(expected);
});

test('the steps before are done, those behind are later, and each says what it is', () => {
  const { steps } = planRotation([fact('old', used), fact('new', { ...saved, testedAt: 3 })]);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'next', 'later', 'later']);
  for (const { title, state, note } of steps)
    expect([title !== '', note !== '' || state === 'done']).toEqual([true, true]);
});

// NIST's test vector of SHA-256("abc"), its first 16 bytes; the form is that of FACTS §21.1.
test('the hash of a secret is the first half of its SHA-256, in 22 characters', () => {
  expect(secretHash('abc')).toBe(Buffer.from('ba7816bf8f01cfea414140de5dae2223', 'hex').toString('base64url'));
  expect(secretHash('abc')).toBe('ungWv48Bz-pBQUDeXa4iIw');
});
