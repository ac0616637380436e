// Which answers are no baseline of an org: those that are temporary. Saved as expected, one outage would let every later one pass.
import type { ErrorCase } from '../error-case.ts';

/** Why not, in a sentence; null when the answer can be saved. `verdict`: of the exchange, null when there was none. */
export function cannotBeBaseline({ group }: Pick<ErrorCase, 'group'>, verdict: string | null): string | null {
  switch (verdict) {
    case 'server-fault':
      return 'The org, or a gateway before it, failed temporarily.';
    case 'rate-limited':
      return group === 'rate' ? null : 'The rate limit was used up, which says nothing about this case.';
    case 'not-okta':
    case 'redirected':
      return 'The org did not answer; something else did.';
    default:
      return null;
  }
}
