// Which part of the history `infer --history` counts, from its options: a time and the sources.
import { HISTORY_SOURCES, type HistorySource } from '../../../shared/model/exchange-sources.ts';
import type { InferHistory } from '../../../shared/model/infer.ts';
import { usageError } from '../cli-error.ts';

export interface HistoryOptions {
  since?: string;
  until?: string;
  source?: string;
  org?: string;
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @throws CliError USAGE */
export function readNarrowing({ since, until, source, org }: HistoryOptions, now = Date.now()): InferHistory {
  if (org !== undefined)
    throw usageError('--org names an org that is not saved, so it has no history.', 'Leave --history or --org out.');
  const from = since === undefined ? undefined : readTime('--since', since, now);
  const to = until === undefined ? undefined : readTime('--until', until, now);
  if (from !== undefined && to !== undefined && from >= to)
    throw usageError('--since must be before --until.', 'Change one of them.');
  return {
    ...(from === undefined ? {} : { since: from }),
    ...(to === undefined ? {} : { until: to }),
    ...(source === undefined ? {} : { sources: readSources(source) }),
  };
}

/** @throws CliError USAGE for what narrows a history that is not asked. */
export function refuseNarrowing({ since, until, source }: HistoryOptions): null {
  const given = Object.entries({ since, until, source }).find(([, value]) => value !== undefined);
  if (given) throw usageError(`--${given[0]} goes with --history.`, 'Add --history, or leave it out.');
  return null;
}

function readTime(flag: '--since' | '--until', text: string, now: number): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text.trim()) ?? [];
  if (count !== undefined && unit !== undefined) return now - Number(count) * (UNITS[unit] ?? 0);
  const day = DAY.test(text.trim());
  // A day is one of this place, not of Greenwich.
  const at = new Date(day ? `${text.trim()}T00:00` : text.trim());
  if (Number.isNaN(at.getTime()))
    throw usageError(`${flag}: ${text} is not a time.`, 'For example 24h, 7d, 2026-11-01 or 2026-11-01T08:00Z.');
  if (day && flag === '--until') at.setDate(at.getDate() + 1);
  return at.getTime();
}

function readSources(text: string): HistorySource[] {
  const names = text.split(/[\s,]+/).filter(Boolean);
  if (names.length === 1 && names[0] === 'all') return [...HISTORY_SOURCES];
  return names.map((name) => {
    const source = HISTORY_SOURCES.find((one) => one === name);
    if (!source)
      throw usageError(
        `--source: there is no source named ${name}.`,
        `Use one of ${HISTORY_SOURCES.join(', ')}, or all.`,
      );
    return source;
  });
}
