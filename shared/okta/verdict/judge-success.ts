// 2xx: allowed. Three doubts are worth a word: a body that is no JSON though it says so, a list that is empty because an admin role is missing looks like an empty
// list (FACTS §3.1), and an operation that passes without the scope that the catalogue names shows the catalogue wrong.

import type { Judgement } from '../../model/exchange.ts';
import { roleSentence } from '../roles/role-words.ts';
import { missingScopes } from '../scopes/requirement.ts';
import { headerValue } from '../wire-text/headers.ts';
import { isBrokenJson } from './broken-json.ts';
import { isEmptyList } from './empty-list.ts';
import { type JudgedResponse, judgement, listNames } from './judgement.ts';

/** The System Log has a next link on every page, the last one so far included (FACTS §5). */
const isBehindLogCursor = (path: string): boolean => /^\/api\/v1\/logs\?(?:[^#]*&)?after=/.test(path);

export function judgeSuccess(response: JudgedResponse): Judgement {
  const { operation, method, status, bodyText, heldScopes } = response;
  const evidence = [`HTTP ${status}`];
  if (!response.bodyCut && isBrokenJson(response))
    return judgement(
      'allowed',
      'Allowed, but the body is not valid JSON',
      'The org allowed it. Its answer says that it is JSON and cannot be read as such; it is shown as received.',
      'Send it again; if it happens again, something in between changes the bytes.',
      { evidence: [...evidence, `content-type: ${headerValue(response.headers, 'content-type')}`] },
    );
  const missing = operation && heldScopes ? missingScopes(operation, heldScopes) : [];
  if (missing.length > 0) {
    evidence.push(`The catalogue says that this needs ${listNames(missing)}; the org allowed it without.`);
    return judgement('allowed', 'Allowed', 'The org allowed it, although the catalogue asks for more.', '', {
      evidence,
    });
  }
  if (method.toUpperCase() === 'GET' && !response.bodyCut && isEmptyList(bodyText)) {
    if (isBehindLogCursor(response.path))
      return judgement(
        'allowed',
        'Allowed, and nothing new in the log so far',
        'The page behind a cursor of the System Log is empty when no event has followed yet. It is not a sign of a missing role.',
        'Ask again later with the next link of this answer: it stays valid.',
        { evidence: [...evidence, 'The list is empty, and the request goes on from a cursor (after).'] },
      );
    evidence.push('The list is empty. Okta also answers so when the scope is there and the admin role is not.');
    return judgement(
      'allowed',
      'Allowed, with an empty list',
      'There is nothing to list, or the admin role of the integration does not cover it: Okta answers both alike.',
      ['If you expected entries, check the admin role of the integration.', roleSentence(operation)]
        .filter((part) => part !== null)
        .join(' '),
      { evidence, confidence: 'likely' },
    );
  }
  const held = operation && heldScopes && operation.scopes.length > 0;
  if (held) evidence.push(`The token holds what the operation needs: ${listNames(operation.scopes)}.`);
  return judgement('allowed', 'Allowed', held ? 'Scope and role were enough.' : 'The org allowed it.', '', {
    evidence,
  });
}
