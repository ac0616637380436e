// What the answer of a page for everybody means, by what HTTP says: whether it opens for somebody who has no login.
import type { Judgement } from '../../model/exchange.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { judgeFailure } from './judge-failure.ts';
import { type JudgedFailure, judgement } from './judgement.ts';
import type { Verdict } from './verdicts.ts';

export function judgePublicPage({
  status,
  headers,
  failure,
}: {
  status: number | null;
  headers: HeaderList;
  failure: JudgedFailure | null;
}): Judgement {
  if (failure || status === null) return judgeFailure(failure ?? { kind: 'unknown' }, status);
  const location = headerValue(headers, 'location');
  const evidence = [`HTTP ${status}`, ...(location === null ? [] : [`Location: ${location}`])];
  const say = (verdict: Verdict, title: string): Judgement =>
    judgement(verdict, title, '', '', { evidence, confidence: 'likely' });
  if (status < 300) return say('allowed', 'The page opened');
  if (status < 400) return say('redirected', 'The page leads to another address');
  if (status === 401 || status === 403) return say('role-missing', 'The page asks for a login');
  if (status === 404 || status === 410) return say('not-found', 'There is no such page');
  return status < 500
    ? say('bad-request', 'The page was refused')
    : say('server-fault', 'The server of the page failed');
}
