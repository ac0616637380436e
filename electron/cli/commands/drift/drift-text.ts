// What a newer API description changes, for a person at a terminal: what concerns them first, then everything, shortened.
import { counted } from '../../../../shared/counted.ts';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import type { CatalogueDrift } from '../../../../shared/okta/catalogue/catalogue-drift.ts';
import type { DriftConcern } from '../../../../shared/release/drift-concerns.ts';
import type { Paint } from '../../terminal/terminal.ts';

const NAMED = 12;

const LEVELS = {
  breaks: { colour: 'red', sign: '✗' },
  changes: { colour: 'amber', sign: '~' },
  opens: { colour: 'grey', sign: '+' },
} as const;

export interface DriftFacts {
  drift: CatalogueDrift;
  concerns: readonly DriftConcern[];
  /** Of what was seen by name only; null for descriptions that were read whole. */
  seen: { evidence: string; sources: readonly string[] } | null;
  /** Whether something of the person's was given. */
  asked: boolean;
}

export function formatDrift(paint: Paint, { drift, concerns, seen, asked }: DriftFacts): string {
  const place = ({ method, path }: Operation) => `${method} ${path}`;
  return [
    paint('bold', `${drift.from} → ${drift.to}`),
    ...(seen === null
      ? []
      : [paint('amber', `Marked: ${seen.evidence}.`), ...seen.sources.map((source) => `  ${source}`)]),
    ...(asked ? ['', ...formatConcerns(paint, concerns)] : []),
    '',
    ...part('Scopes gone', drift.scopesRemoved),
    ...part('Scopes new', drift.scopesAdded),
    ...part('Operations gone', drift.operationsRemoved.map(place)),
    ...part(
      'Operations new',
      drift.operationsAdded.map(
        (one) => `${place(one)}${one.scopes.length > 0 ? `  needs ${one.scopes.join(' ')}` : ''}`,
      ),
    ),
    ...part(
      'Operations changed',
      drift.operationsChanged.map(({ before, changes }) => `${place(before)}  ${changes.join('; ')}`),
    ),
  ].join('\n');
}

function formatConcerns(paint: Paint, concerns: readonly DriftConcern[]): string[] {
  if (concerns.length === 0) return [paint('green', 'Nothing of yours changes.')];
  return [
    paint('bold', `Concerns you: ${concerns.length}`),
    ...concerns.flatMap(({ level, subject, what, because }) => {
      const { colour, sign } = LEVELS[level];
      return [`  ${paint(colour, sign)} ${subject}`, `    ${what}`, `    because of ${because.join(', ')}`];
    }),
  ];
}

function part(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - NAMED;
  return [
    `${title}: ${lines.length}`,
    ...lines.slice(0, NAMED).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${counted(more, 'more', 'more')} (--json has all)`] : []),
  ];
}
