// What an answer of somebody's own API means as an exchange of the history, by what HTTP and RFC 6750 say. Whether that was right for
// the token that was sent is for the run to say that sent it.
import type { Judgement } from '../../model/exchange.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { judgeFailure } from './judge-failure.ts';
import { type JudgedFailure, judgement } from './judgement.ts';
import type { Verdict } from './verdicts.ts';

const SEE_RUN = 'Protect, the page and the command, says what it means for the token that was sent.';

export function judgeOwnApi({
  status,
  headers,
  failure,
}: {
  status: number | null;
  headers: HeaderList;
  failure: JudgedFailure | null;
}): Judgement {
  if (failure || status === null) return judgeFailure(failure ?? { kind: 'unknown' }, status);
  const challenge = headerValue(headers, 'www-authenticate');
  const evidence = [`HTTP ${status}`, ...(challenge === null ? [] : [`WWW-Authenticate: ${challenge}`])];
  const say = (verdict: Verdict, title: string, meaning = SEE_RUN): Judgement =>
    judgement(verdict, title, meaning, '', { evidence, confidence: 'likely' });
  if (status < 300) return say('allowed', 'Your API let the request in');
  if (status < 400)
    return say(
      'redirected',
      'Your API answered with a redirect',
      'It was recorded and not followed: test tokens go to the API alone.',
    );
  if (status === 401) return say('token-invalid', 'Your API refused the token, or that there was none');
  if (status === 403)
    return /insufficient_scope/.test(challenge ?? '')
      ? say('scope-missing', 'Your API wants another scope')
      : say('role-missing', 'Your API refused what the token may do');
  if (status === 404) return say('not-found', 'Your API has nothing at this path');
  if (status === 405) return say('method-not-allowed', 'Your API does not take this method here');
  if (status === 429) return say('rate-limited', 'Your API limits the rate');
  return status < 500 ? say('bad-request', 'Your API refused the request') : say('server-fault', 'Your API failed');
}
