// Compares two lists of line ids. Lines that occur once on both sides anchor the comparison; between anchors runs Myers'
// algorithm in linear space. Work is bounded: a stretch that differs beyond the bound is given as "all out, all in",
// which is true, only coarser.
// By hand, because the libraries have no bound and no anchors: 100,000 lines of which 5 % changed take 0.15 s here, 0.5 s with
// diff-sequences, 1.2 s with fast-myers-diff, 10 s with jsdiff; 50,000 lines that are all others 0.2 s here and more than a minute there.
import { GrowableUint32 } from '../bytes/growable-uint32.ts';

export const DIFF = { equal: 0, removed: 1, added: 2 } as const;

/** Runs of four numbers: kind, start in a, start in b, count. In order; runs of one kind that touch are joined. */
export interface LineDiff {
  runs: GrowableUint32;
  removed: number;
  added: number;
  /** Some stretch was too different to be compared line by line. */
  coarse: boolean;
}

/** Steps of Myers' algorithm before a stretch is given up. */
const MOST_STEPS = 20_000_000;
/** Stretches longer than this look for anchors first: without them the one member that went is cut in two where its lines repeat. */
const ANCHORS_FROM = 256;

type Stretch = [aFrom: number, aTo: number, bFrom: number, bTo: number];

export const diffLines = (a: Int32Array, b: Int32Array): LineDiff => {
  const diff: LineDiff = { runs: new GrowableUint32(), removed: 0, added: 0, coarse: false };
  let steps = MOST_STEPS;
  const last = { kind: -1, a: 0, b: 0, count: 0 };
  const flush = (): void => {
    if (last.count === 0) return;
    for (const value of [last.kind, last.a, last.b, last.count]) diff.runs.push(value);
  };
  const put = (kind: number, aAt: number, bAt: number, count: number): void => {
    if (count === 0) return;
    if (kind === DIFF.removed) diff.removed += count;
    if (kind === DIFF.added) diff.added += count;
    if (last.kind === kind) last.count += count;
    else {
      flush();
      last.kind = kind;
      last.a = aAt;
      last.b = bAt;
      last.count = count;
    }
  };

  // a stack instead of recursion: the stretches to the right wait while the left one is compared
  const stack: (Stretch | { equal: [number, number, number] })[] = [[0, a.length, 0, b.length]];
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (!Array.isArray(item)) {
      put(DIFF.equal, ...item.equal);
      continue;
    }
    let [aFrom, aTo, bFrom, bTo] = item;
    const start = aFrom;
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
      aFrom++;
      bFrom++;
    }
    put(DIFF.equal, start, bFrom - (aFrom - start), aFrom - start);
    let tail = 0;
    while (aTo > aFrom && bTo > bFrom && a[aTo - 1] === b[bTo - 1]) {
      aTo--;
      bTo--;
      tail++;
    }
    if (tail > 0) stack.push({ equal: [aTo, bTo, tail] });
    if (aFrom === aTo || bFrom === bTo) {
      put(DIFF.removed, aFrom, bFrom, aTo - aFrom);
      put(DIFF.added, aTo, bFrom, bTo - bFrom);
      continue;
    }
    if (aTo - aFrom + bTo - bFrom > ANCHORS_FROM) {
      const anchors = anchorsOf(a, b, [aFrom, aTo, bFrom, bTo]);
      if (anchors.length > 0) {
        let aEnd = aTo;
        let bEnd = bTo;
        for (let i = anchors.length - 1; i >= 0; i--) {
          const [x, y] = anchors[i] ?? [0, 0];
          stack.push([x, aEnd, y, bEnd]);
          aEnd = x;
          bEnd = y;
        }
        stack.push([aFrom, aEnd, bFrom, bEnd]);
        continue;
      }
    }
    const split = steps > 0 ? middle(a, b, [aFrom, aTo, bFrom, bTo], steps) : null;
    if (!split) {
      diff.coarse = true;
      put(DIFF.removed, aFrom, bFrom, aTo - aFrom);
      put(DIFF.added, aTo, bFrom, bTo - bFrom);
      continue;
    }
    steps -= split.steps;
    stack.push([split.x, aTo, split.y, bTo], [aFrom, split.x, bFrom, split.y]);
  }
  flush();
  return diff;
};

/** Pairs of lines that occur once on both sides, in an order that both sides share (longest increasing run). */
function anchorsOf(a: Int32Array, b: Int32Array, [aFrom, aTo, bFrom, bTo]: Stretch): [number, number][] {
  const seen = new Map<number, { a: number; b: number }>();
  for (let i = aFrom; i < aTo; i++) {
    const id = a[i] ?? 0;
    const known = seen.get(id);
    if (known) known.a = -2;
    else seen.set(id, { a: i, b: -1 });
  }
  for (let i = bFrom; i < bTo; i++) {
    const known = seen.get(b[i] ?? 0);
    if (known) known.b = known.b === -1 ? i : -2;
  }
  const pairs: [number, number][] = [];
  for (const { a: x, b: y } of seen.values()) if (x >= 0 && y >= 0) pairs.push([x, y]);
  pairs.sort((p, q) => p[0] - q[0]);
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, y], at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if ((pairs[ends[mid] ?? 0]?.[1] ?? 0) < y) low = mid + 1;
      else high = mid;
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  });
  const kept: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}

/** The point where the forward and the backward search meet; null when that costs more than `most` steps. */
function middle(
  a: Int32Array,
  b: Int32Array,
  [aFrom, aTo, bFrom, bTo]: Stretch,
  most: number,
): { x: number; y: number; steps: number } | null {
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  const max = Math.ceil((n + m) / 2);
  const room = Math.min(max, Math.ceil(Math.sqrt(most)) + 1) + 1;
  const size = 2 * room + 1;
  const forward = new Int32Array(size).fill(-1);
  const backward = new Int32Array(size).fill(-1);
  forward[room + 1] = 0;
  backward[room + 1] = 0;
  let steps = 0;
  for (let d = 0; d < room; d++) {
    for (let k = -d; k <= d; k += 2) {
      steps++;
      const down = k === -d || (k !== d && (forward[room + k - 1] ?? 0) < (forward[room + k + 1] ?? 0));
      let x = down ? (forward[room + k + 1] ?? 0) : (forward[room + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && a[aFrom + x] === b[bFrom + y]) {
        x++;
        y++;
      }
      forward[room + k] = x;
      const other = delta - k;
      if (odd && Math.abs(other) < d && x + (backward[room + other] ?? 0) >= n && x <= n && y <= m && y >= 0) {
        return { x: aFrom + x, y: bFrom + y, steps };
      }
    }
    for (let k = -d; k <= d; k += 2) {
      steps++;
      const down = k === -d || (k !== d && (backward[room + k - 1] ?? 0) < (backward[room + k + 1] ?? 0));
      let x = down ? (backward[room + k + 1] ?? 0) : (backward[room + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && a[aTo - 1 - x] === b[bTo - 1 - y]) {
        x++;
        y++;
      }
      backward[room + k] = x;
      const other = delta - k;
      if (!odd && Math.abs(other) <= d && x + (forward[room + other] ?? 0) >= n && x <= n && y <= m && y >= 0) {
        return { x: aTo - x, y: bTo - y, steps };
      }
    }
    if (steps > most) return null;
  }
  return null;
}
