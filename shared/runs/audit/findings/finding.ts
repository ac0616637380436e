// A finding about one client, and what to do about it: in words, as the calls of the API, and as Terraform where there is a resource for it.
import { agreeing } from '../../../counted.ts';
import type { VerdictFact } from '../../../okta/verdict/verdicts.ts';

export const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_LABELS: Record<Severity, string> = { high: 'High', medium: 'Medium', low: 'Low', info: 'Info' };

/** Of the palette of verdicts; the word is beside it. */
export const SEVERITY_COLOURS = { high: 'red', medium: 'amber', low: 'blue', info: 'grey' } as const satisfies Record<
  Severity,
  VerdictFact['colour']
>;

export interface Fix {
  action: 'revoke' | 'narrow' | 'rotate' | 'check';
  words: string;
  /** One call a line: method, path, body. Null where there is no call for it. */
  api: string | null;
  terraform: string | null;
}

export interface Finding {
  id: string;
  severity: Severity;
  text: string;
  fix: Fix;
}

/** What findings are measured by; epoch ms. */
export interface AuditScale {
  /** The window of the log. */
  from: number;
  /** The time of the audit. */
  to: number;
  /** `https://acme.okta.com`: the issuer of grants. */
  origin: string;
}

const DAY_MS = 86_400_000;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / DAY_MS);

const NAMED = 6;
/** `okta.users.read, okta.groups.read and 3 more`. */
export function namesOf(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}
export const scopesWord = (names: readonly string[]): string => agreeing(names.length, 'scope');
