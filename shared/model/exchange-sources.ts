// Where an exchange comes from, as a person reads and chooses it: the words for each source, which of them are a person's own
// doing, and how many of which there are. History, least privilege, HAR and the command line say it alike. No schema is in here: the
// first page reads it.
/** What made the bench send it. A person did only `workbench` and `command-line`; the others send by a plan, some wrong on purpose. */
export const EXCHANGE_SOURCES = [
  'workbench',
  'command-line',
  'sweep',
  'error-cases',
  'mutation',
  'protect',
  'plan',
  'check',
  'access',
  'recording',
  'audit',
] as const;
export type ExchangeSource = (typeof EXCHANGE_SOURCES)[number];

/** `unknown`: kept by a version that did not note it. */
export const HISTORY_SOURCES = [...EXCHANGE_SOURCES, 'unknown'] as const;
export type HistorySource = (typeof HISTORY_SOURCES)[number];

/** Everything else is sent by a plan of the bench, some of it wrong on purpose. */
export const PERSON_SOURCES: readonly HistorySource[] = ['workbench', 'command-line', 'recording'];

export interface SourceFact {
  label: string;
  /** After a number: `300 of error cases`. */
  counted: string;
  meaning: string;
}

export const SOURCE_FACTS: Record<HistorySource, SourceFact> = {
  workbench: { label: 'Workbench', counted: 'of the Workbench', meaning: 'Sent by you in the Workbench' },
  'command-line': {
    label: 'Command line',
    counted: 'of the command line',
    meaning: 'Sent by you with the scopebench command',
  },
  sweep: { label: 'Sweep', counted: 'of sweeps', meaning: 'Sent by a sweep' },
  'error-cases': {
    label: 'Error cases',
    counted: 'of error cases',
    meaning: 'Sent by the Error lab, most of it wrong on purpose',
  },
  mutation: {
    label: 'Least privilege',
    counted: 'of checks of least privilege',
    meaning: 'Sent to check a set of scopes: with exactly the set, then with each scope left out in turn',
  },
  protect: {
    label: 'Protect',
    counted: 'of tests of your API',
    meaning: 'Sent to your own API to see what it checks, with tokens that are wrong on purpose',
  },
  plan: { label: 'Plan', counted: 'of plans', meaning: 'Sent by a plan, as its file says' },
  check: {
    label: 'Check',
    counted: 'of checks',
    meaning: 'Sent by Scopebench to check that an org exists, which scopes are registered, or that a credential works',
  },
  access: {
    label: 'Access in the org',
    counted: 'of access in the org',
    meaning: 'Sent to read or change the scopes, roles, secrets and keys of an app, on the Tenants page',
  },
  recording: { label: 'Recording', counted: 'of recordings', meaning: 'Recorded from one of your programs' },
  audit: {
    label: 'Audit',
    counted: 'of audits',
    meaning: 'Sent by an audit of an org, to read its clients and its log',
  },
  unknown: {
    label: 'Not noted',
    counted: 'of before the source was noted',
    meaning: 'Saved by an earlier version, which did not note the source',
  },
};

export const sourceOf = ({ source }: { source: ExchangeSource | null }): HistorySource => source ?? 'unknown';

export type SourceCounts = { source: HistorySource; count: number }[];

/** Only those that there are, in the order of the list. */
export function countSources(entries: readonly { source: ExchangeSource | null }[]): SourceCounts {
  const counts = new Map<HistorySource, number>();
  for (const entry of entries) counts.set(sourceOf(entry), (counts.get(sourceOf(entry)) ?? 0) + 1);
  return HISTORY_SOURCES.flatMap((source) => {
    const count = counts.get(source);
    return count === undefined ? [] : [{ source, count }];
  });
}

/** With `only`, of those sources. */
export const sumSources = (counts: SourceCounts, only: readonly HistorySource[] = HISTORY_SOURCES): number =>
  counts.reduce((sum, { source, count }) => (only.includes(source) ? sum + count : sum), 0);

/** `300 of error cases, 20 of checks`; empty for none. */
export const describeSources = (counts: SourceCounts): string =>
  counts.map(({ source, count }) => `${count} ${SOURCE_FACTS[source].counted}`).join(', ');
