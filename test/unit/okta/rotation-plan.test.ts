// The plan of a rotation, read off what the org lists and what is saved: one table of situations, from before the first step to after the last.
import { expect, test } from 'vitest';
import { secretHash } from '../../../electron/engine/app-access/held-secrets.ts';
import type { AccessSecret } from '../../../shared/model/app-access.ts';
import { planRotation, type RotatedFact, type RotationPlan } from '../../../shared/okta/app-access/rotation-plan.ts';

type Fact = RotatedFact & Pick<AccessSecret, 'waiting'>;

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
  test: null,
  waiting: false,
  ...more,
});
const used = { heldAs: heldAs(true) };
const saved = { heldAs: heldAs(false) };
const off = { active: false };
const tested = (outcome: 'accepted' | 'refused', active = true) => ({ test: { outcome, at: 3, active } });
const accepted = tested('accepted');
const refused = tested('refused');
const refusedOff = tested('refused', false);

/** The step that is open, its state, what it is about, and the way back. */
const stand = ({ steps, impossible }: RotationPlan): string => {
  if (impossible !== null) return 'impossible';
  const at = steps.find(({ state }) => state === 'next' || state === 'blocked');
  return `${at?.id} ${at?.state} ${at?.targetId} ${at?.revert ? `${at.revert.to} ${at.revert.targetId}` : '-'}`;
};

test.each<[string, Fact[], string]>([
  ['nothing', [], 'impossible'],
  ['one in use', [fact('old', used)], 'add next null -'],
  ['one that is not saved here', [fact('old')], 'add next null -'],
  ['one that is inactive', [fact('old', off)], 'add blocked old -'],
  ['a second that waits', [fact('old', used), fact('new', { waiting: true })], 'add blocked new -'],
  ['a second that is not saved here', [fact('old', used), fact('new')], 'add blocked new -'],
  ['a second that was not tested', [fact('old', used), fact('new', saved)], 'test next new drop-new new'],
  [
    'a second that was refused',
    [fact('old', used), fact('new', { ...saved, ...refused })],
    'test next new drop-new new',
  ],
  [
    'a second that was tested',
    [fact('new', { ...saved, ...accepted }), fact('old', used)],
    'switch next new drop-new new',
  ],
  ['the second in use, not tested', [fact('old', saved), fact('new', used)], 'test next new use-old old'],
  [
    'the second tested while it was off',
    [fact('old', used), fact('new', { ...saved, ...tested('accepted', false) })],
    'test next new drop-new new',
  ],
  ['the second in use', [fact('old', saved), fact('new', { ...used, ...accepted })], 'deactivate next old use-old old'],
  [
    'the second in use, the first not saved',
    [fact('old'), fact('new', { ...used, ...accepted })],
    'deactivate next old -',
  ],
  [
    'the first inactive',
    [fact('old', { ...saved, ...off }), fact('new', { ...used, ...accepted })],
    'check next old activate-old old',
  ],
  [
    'the first inactive, refused while it was active',
    [fact('old', { ...saved, ...off, ...refused }), fact('new', { ...used, ...accepted })],
    'check next old activate-old old',
  ],
  [
    'the first refused',
    [fact('old', { ...saved, ...off, ...refusedOff }), fact('new', { ...used, ...accepted })],
    'delete next old activate-old old',
  ],
  [
    'the first inactive and not saved',
    [fact('old', off), fact('new', { ...used, ...accepted })],
    'delete next old activate-old old',
  ],
  [
    'the first inactive and still in use',
    [fact('old', { ...used, ...off }), fact('new', { ...saved, ...accepted })],
    'switch next new activate-old old',
  ],
  ['the first inactive, the second not saved', [fact('old', { ...used, ...off }), fact('new')], 'switch blocked new -'],
  ['the first deleted', [fact('new', used)], 'add next null -'],
  ['the second inactive', [fact('old', used), fact('new', off)], 'delete next new -'],
  ['the second inactive and in use', [fact('old'), fact('new', { ...used, ...off })], 'switch blocked new -'],
  ['both inactive', [fact('old', off), fact('new', off)], 'add blocked new -'],
  ['three', [fact('old'), fact('new'), fact('third')], 'impossible'],
])('%s', (_situation, secrets, expected) => {
  expect(stand(planRotation('secret', secrets))).toBe(expected);
});

test.each<[string, Fact[], string]>([
  ['those of others alone', [fact('old'), fact('new')], 'impossible'],
  ['one beside those of others', [fact('old'), fact('third'), fact('new', used)], 'add next null -'],
  ['two beside that of another', [fact('old', used), fact('third'), fact('new', saved)], 'test next new drop-new new'],
])('of keys: %s', (_situation, keys, expected) => {
  expect(stand(planRotation('key', keys))).toBe(expected);
});

test('what is left over from a rotation is named before the next begins', () => {
  const left = {
    ...heldAs(false),
    of: 'key' as const,
    credentialId: 'c1',
    credentialName: 'Main',
    secretId: 's0',
    label: 'Key 1',
    inUse: false,
  };
  const noteOf = (of: 'secret' | 'key') => planRotation(of, [fact('new', used)], [left]).steps[0]?.note;
  expect(noteOf('key')).toMatch(/^Key 1 of Main is not listed by the org\. Register/);
  expect(noteOf('secret')).toMatch(/^It is saved beside/);
});

test('the steps before are done, those behind are later, and each says what it is', () => {
  const { steps } = planRotation('secret', [fact('old', used), fact('new', { ...saved, ...accepted })]);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'next', 'later', 'later', 'later']);
  for (const { title, state, note } of steps)
    expect([title !== '', note !== '' || state === 'done']).toEqual([true, true]);
});

test('a step that was done elsewhere is done, and what was left out before it stays open', () => {
  const { steps } = planRotation('secret', [fact('old', { ...saved, ...off }), fact('new', used)]);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'next', 'done', 'done', 'later', 'later']);
});

// NIST's test vector of SHA-256("abc"), its first 16 bytes; the form is that of FACTS §21.1.
test('the hash of a secret is the first half of its SHA-256, in 22 characters', () => {
  expect(secretHash('abc')).toBe(Buffer.from('ba7816bf8f01cfea414140de5dae2223', 'hex').toString('base64url'));
  expect(secretHash('abc')).toBe('ungWv48Bz-pBQUDeXa4iIw');
});
