// The text for the field of a submission that asks for the reason to use scopes: what the file gives, or the reasons of its scopes one by one.
import type { Integration } from './integration.ts';

/** Not cut: whether it fits is for the check of the fields (SUBMISSION_LIMITS.scopesReason). */
export function scopesReasonText({ scopesReason, scopes }: Integration): string {
  if (scopesReason !== null) return scopesReason;
  return scopes.map(({ name, reason }) => `${name}: ${reason === '' ? 'no reason given' : reason}`).join('\n');
}
