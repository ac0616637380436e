// Whether an answer refuses what was signed because of the time in it. The usual cause is the clock of this computer (FACTS-D §13), and that
// very answer says what time it is at the org: the same request, signed by that clock, is then taken.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { findOAuthError } from '../../../shared/okta/errors/oauth-error-lookup.ts';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { findRefusal } from '../../../shared/okta/verdict/refusal.ts';

const ABOUT_TIME = new Set([
  'client_assertion_expired_token',
  'client_assertion_issued_at_in_future',
  'client_assertion_expires_too_far_in_future',
  'invalid_dpop_proof_jwt_issued_in_future',
  'invalid_dpop_proof_jwt_too_old',
  'invalid_dpop_proof_jwt_expired',
]);

export function refusedForItsTime({ response, signed }: Exchange): boolean {
  if (!response || response.status < 400 || signed.length === 0) return false;
  const error = parseOktaError(response.body.text);
  const refusal = findRefusal(response.headers, error, response.status);
  const match = findOAuthError(
    refusal?.error ?? error?.code ?? null,
    refusal?.description ?? error?.summary ?? null,
    response.status,
  );
  return match?.exact === true && ABOUT_TIME.has(match.entry.key);
}
