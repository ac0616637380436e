import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCountdown,
  formatCounted,
  formatDuration,
  formatRelative,
  formatTimeLeft,
} from '../../../renderer/ui/values/format.ts';
import { counted } from '../../../shared/counted.ts';

describe('counts', () => {
  it.each([
    [0, '0 exchanges', '0 exchanges'],
    [1, '1 exchange', '1 exchange'],
    [12_345, '12345 exchanges', '12,345 exchanges'],
  ])('%d with its noun reads %s in a terminal and %s on the page', (count, plain, grouped) => {
    expect(counted(count, 'exchange')).toBe(plain);
    expect(formatCounted(count, 'exchange')).toBe(grouped);
  });

  it('agrees in more than the noun', () => {
    expect([1, 2].map((count) => counted(count, 'cell differs', 'cells differ'))).toEqual([
      '1 cell differs',
      '2 cells differ',
    ]);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [15_300, '15.3 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [104_857_600, '104.9 MB'],
    [5_000_000_000_000_000, '5000.0 TB'],
  ])('%d bytes read %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));
});

describe('durations', () => {
  it.each([
    [0.42, '0.4 ms'],
    [38.4, '38 ms'],
    [999.6, '1.00 s'],
    [1240, '1.24 s'],
    [60_000, '1 min 0 s'],
    [125_400, '2 min 5 s'],
    [3_720_000, '1 h 2 min'],
    [90_000_000, '1 d 1 h'],
  ])('%d ms read %s', (ms, words) => expect(formatDuration(ms)).toBe(words));
});

describe('relative times', () => {
  const now = Date.UTC(2026, 2, 4, 12);
  it.each([
    [now, 'just now'],
    [now - 44_000, 'just now'],
    [now - 60_000, '1 min ago'],
    [now - 3 * 3_600_000, '3 h ago'],
    [now - 25 * 3_600_000, '1 day ago'],
    [now - 3 * 86_400_000, '3 days ago'],
    [now + 5 * 60_000, 'in 5 min'],
  ])('%d reads %s', (at, words) => expect(formatRelative(at, now)).toBe(words));

  it('gives the date after two weeks', () => expect(formatRelative(now - 15 * 86_400_000, now)).toBe('2026-02-17'));
});

describe('time left', () => {
  it.each([
    [0, '1 s'],
    [24_600, '25 s'],
    [59_700, '1 min 0 s'],
    [3_720_000, '1 h 2 min'],
  ])('%d ms left read %s', (ms, words) => expect(formatTimeLeft(ms)).toBe(words));
});

describe('countdowns', () => {
  it.each([
    [-5, '0:00'],
    [0, '0:00'],
    [400, '0:01'],
    [59_000, '0:59'],
    [3_547_000, '59:07'],
    [3_723_000, '1:02:03'],
  ])('%d ms left read %s', (ms, words) => expect(formatCountdown(ms)).toBe(words));
});
