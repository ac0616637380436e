// The text that the wizard asks for as the reason to use scopes: the one of the file, or one made of the reason for each scope.
import type { Integration } from './integration.ts';
import { SUBMISSION_LIMITS } from './submission-limits.ts';

/** Empty when no scope has a reason. One that is made is never longer than Okta takes: the longest reasons are then cut. */
export function scopesReasonText({ scopesReason, scopes }: Pick<Integration, 'scopesReason' | 'scopes'>): string {
  if (scopesReason !== null) return scopesReason;
  const given = scopes.filter(({ reason }) => reason !== '');
  const made = (most: number) => given.map(({ name, reason }) => `${name}: ${cut(oneLine(reason), most)}`).join('\n');
  const { most } = SUBMISSION_LIMITS.scopesReason;
  let longest: number = most;
  while (made(longest).length > most && longest > 0) longest = Math.floor(longest * 0.9);
  return made(longest).slice(0, most);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);
