// What an evidence pack says, before it is written in one form or another: the report, per scope what was exercised, where, with which versions, and
// what a stranger can and cannot conclude from it. Pure.
import { parseScope } from '../../../okta/scopes/scope.ts';
import type { Exercised, TriedInstance } from '../readiness-events.ts';
import type { ReadinessReport } from '../readiness-report.ts';

export interface EvidenceReport {
  report: ReadinessReport;
  /** Epoch ms. */
  madeAt: number;
  versions: { app: string; catalogue: string };
  /** SHA-256 of each, in hexadecimal. `path`: as the integration file names it. */
  sources: { file: string; sha256: string }[];
  instances: Pick<TriedInstance, 'tenantName' | 'host' | 'credentialName' | 'version'>[];
  exercised: Exercised[];
  /** File of the pack by run and exchange. */
  transcripts: Map<string, string>;
  /** The text for the field that asks for the reason to use scopes. */
  scopesReason: string;
}

export const transcriptKey = (runId: string | null, exchangeId: string | null): string => `${runId}/${exchangeId}`;

export interface ScopeRow {
  scope: string;
  reason: string;
  writes: boolean;
  /** What was sent that needs it. */
  calls: Exercised[];
}

export function scopeRows({ report, exercised }: EvidenceReport): ScopeRow[] {
  return report.scopes.map(({ name, reason }) => ({
    scope: name,
    reason,
    writes: parseScope(name).kind === 'manage',
    calls: exercised.filter(({ scopes }) => scopes.some((needed) => covers(name, needed))),
  }));
}

/** A manage scope opens what the read of its resource opens. */
const covers = (held: string, needed: string): boolean =>
  held === needed || (held.endsWith('.manage') && needed === held.replace(/manage$/, 'read'));

/** What the pack shows to somebody who was not there. */
export const CONCLUSIONS: readonly { can: boolean; text: string }[] = [
  { can: true, text: 'The files are those that the manifest lists: one changed byte is found by --verify.' },
  { can: true, text: 'Each statement names the request and answer that it rests on, and these are in the pack.' },
  { can: true, text: 'The report, the scopes and the sums follow from each other.' },
  {
    can: false,
    text: 'Who made it: the hashes are no signature, and whoever has the files can make another pack with other hashes.',
  },
  {
    can: false,
    text: 'That the org answered so: transcripts are written by Scopebench on the computer of whoever ran it. An instance of the sandbox org is a simulated org.',
  },
  {
    can: false,
    text: 'What the product does beyond the calls that were recorded, and whether what a person confirmed is so.',
  },
];
