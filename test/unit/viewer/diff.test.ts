// The line comparison: applying it gives the other side, it is short, and it stays within its bound.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFF, diffLines } from '../../../renderer/viewer/worker/diff/diff-lines.ts';

const same = (list: number[], ids: Int32Array): boolean =>
  list.length === ids.length && list.every((id, i) => id === ids[i]);

const apply = (a: Int32Array, b: Int32Array) => {
  const diff = diffLines(a, b);
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i < diff.runs.length; i += 4) {
    const [kind, aAt, bAt, count] = [0, 1, 2, 3].map((k) => diff.runs.at(i + k)) as [number, number, number, number];
    if (kind !== DIFF.added) {
      expect(aAt).toBe(left.length);
      for (const id of a.subarray(aAt, aAt + count)) left.push(id);
    }
    if (kind !== DIFF.removed) {
      expect(bAt).toBe(right.length);
      for (const id of b.subarray(bAt, bAt + count)) right.push(id);
    }
    if (kind === DIFF.equal)
      expect(same(Array.from(a.subarray(aAt, aAt + count)), b.subarray(bAt, bAt + count))).toBe(true);
  }
  expect(same(left, a)).toBe(true);
  expect(same(right, b)).toBe(true);
  return diff;
};

/** Length of the longest common subsequence, the slow and certain way. */
const common = (a: number[], b: number[]): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => {
      next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    });
    row = next;
  }
  return row[b.length] ?? 0;
};

describe('diff of lines', () => {
  it('rebuilds both sides and is as short as can be', () => {
    const side = fc.array(fc.nat(6), { maxLength: 40 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const diff = apply(Int32Array.from(a), Int32Array.from(b));
        expect(diff.removed).toBe(a.length - common(a, b));
        expect(diff.added).toBe(b.length - common(a, b));
        expect(diff.coarse).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('finds few changes in many lines', () => {
    const a = Int32Array.from({ length: 400_000 }, (_, i) => (i % 7 === 0 ? 1 : i));
    const b = Int32Array.from([...a.slice(0, 1000), -5, ...a.slice(1000, 300_000), ...a.slice(300_003)]);
    const diff = apply(a, b);
    expect([diff.removed, diff.added]).toEqual([3, 1]);
  });

  it('gives up a stretch that has nothing in common but noise within its bound, and stays right', () => {
    const a = Int32Array.from({ length: 30_000 }, (_, i) => (i * 7919) % 13);
    const b = Int32Array.from({ length: 30_000 }, (_, i) => (i * i * 31 + 5) % 11);
    const diff = apply(a, b);
    expect(diff.coarse).toBe(true);
  });
});
