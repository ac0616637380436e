// The options that narrow the history for `scopebench infer`: what each means, and what is refused.
import { expect, test } from 'vitest';
import { readNarrowing, refuseNarrowing } from '../../electron/cli/options/history-options.ts';
import { HISTORY_SOURCES } from '../../shared/model/exchange-sources.ts';

const NOW = new Date(2026, 10, 3, 12).getTime();

test.each([
  [{}, {}],
  [{ since: '30m' }, { since: NOW - 30 * 60_000 }],
  [
    { since: '24h', until: '1h' },
    { since: NOW - 86_400_000, until: NOW - 3_600_000 },
  ],
  [{ since: '7d' }, { since: NOW - 7 * 86_400_000 }],
  // A day is whole: from its first moment to its last.
  [
    { since: '2026-11-01', until: '2026-11-01' },
    { since: new Date(2026, 10, 1).getTime(), until: new Date(2026, 10, 2).getTime() },
  ],
  [{ since: '2026-11-01T08:00Z' }, { since: Date.UTC(2026, 10, 1, 8) }],
  [{ source: 'error-cases, mutation' }, { sources: ['error-cases', 'mutation'] }],
  [{ source: 'all' }, { sources: HISTORY_SOURCES }],
])('%j', (options, narrowed) => {
  expect(readNarrowing(options, NOW)).toEqual(narrowed);
});

test.each([
  [() => readNarrowing({ since: 'yesterday' }, NOW), 'yesterday is not a time'],
  [() => readNarrowing({ since: '1h', until: '1d' }, NOW), '--since must be before --until'],
  [() => readNarrowing({ source: 'telephone' }, NOW), 'no source named telephone'],
  [() => readNarrowing({ org: 'https://acme.okta.com' }, NOW), 'it has no history'],
  [() => refuseNarrowing({ until: '1d' }), '--until goes with --history'],
])('%s is refused', (read, words) => {
  expect(read).toThrow(expect.objectContaining({ message: expect.stringContaining(words) }));
});
