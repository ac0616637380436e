// Cases of the two limits (FACTS §4): calls a minute, and calls at the same time. The budget is spent on a list that no other
// case asks for, so that the others can be run again right away.
import type { ExpectedAnswer } from '../error-case.ts';
import { oktaAnswer } from './expected-answers.ts';
import { apiRequest, makeCases } from './make-cases.ts';

const NO_USER = '/api/v1/users/00uErrorCaseNoUser00';

const refused = (limit: string): ExpectedAnswer => ({
  ...oktaAnswer('E0000047'),
  headers: {
    'content-type': 'application/json',
    'x-rate-limit-limit': limit,
    'x-rate-limit-remaining': '{number}',
    'x-rate-limit-reset': '{time}',
    'retry-after': null,
  },
});

export const rateCases = () =>
  makeCases('rate', [
    {
      id: 'rate/used-up',
      title: 'Rate limit used up',
      sends: 'The list of the admin roles of this client, again and again within a minute.',
      request: apiRequest({
        path: '/oauth2/v1/clients/{clientId}/roles',
        operationId: 'listRolesForClient',
        scopes: ['okta.roles.read'],
      }),
      code: { okta: 'E0000047' },
      expected: [refused('{number}')],
      source: 'FACTS §4',
      evidence: ['C'],
      unsafe: 'It uses up the rate budget of this client for a minute, and others who use the client need it too.',
      spendsBudget: true,
    },
    {
      id: 'rate/too-many-at-once',
      title: 'Too many calls at the same time',
      sends: 'A call while the org already handles as many as it allows; the sandbox org simulates that on demand.',
      request: apiRequest({ path: NO_USER, operationId: 'getUser', scopes: ['okta.users.read'] }),
      code: { okta: 'E0000047' },
      expected: [refused('0')],
      words: {
        meaning:
          'The org already handles as many calls as it allows at once: a limit of 0 distinguishes this from a budget that is used up.',
        fix: 'Send fewer at the same time, and try again after a moment; the reset is an estimate.',
      },
      source: 'FACTS §4',
      evidence: ['D', 'C'],
      unsafe: 'It takes as many calls at the same time as the whole org allows.',
      sandboxDoes: { fault: `status=429,limit=0,method=GET,path=${NO_USER},times=1` },
    },
  ]);
