// What the org keeps of its lists: those that hold something, or did.
import { expect, it } from 'vitest';
import { type Store, storeAt } from '../../../electron/sandbox/store.ts';

it('keeps nothing of a list that was only looked at', () => {
  const kept = new Map<string, Store>();
  for (let index = 0; index < 100; index++) {
    const store = storeAt(kept, `/api/v1/agentPools/${index}/updates`);
    expect([store.all(), store.size(), store.get('x'), store.has('x'), store.rank('x'), store.remove('x')]).toEqual([
      [],
      0,
      undefined,
      false,
      undefined,
      false,
    ]);
  }
  expect(kept.size).toBe(0);
});

it('is one list for everybody who looked before the first entity was added', () => {
  const kept = new Map<string, Store>();
  const [early, other] = [storeAt(kept, '/a'), storeAt(kept, '/a')];
  early.add({ id: '1' });
  other.add({ id: '2' });
  for (const store of [early, other, storeAt(kept, '/a')]) expect(store.all()).toEqual([{ id: '1' }, { id: '2' }]);
  expect(other.remove('1')).toBe(true);
  expect([early.has('1'), early.rank('1'), early.rank('2')]).toEqual([false, 0, 1]);
});
