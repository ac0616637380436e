// The case of a rate budget that is spent (FACTS §4). It is spent on a list that no other case asks for, so that the others can
// be run again right away.
import type { ExpectedAnswer } from './error-case.ts';
import { oktaAnswer } from './expected-answers.ts';
import { apiRequest, makeCases } from './make-cases.ts';

const REFUSED: ExpectedAnswer = {
  ...oktaAnswer('E0000047'),
  headers: {
    'content-type': 'application/json',
    'x-rate-limit-limit': '{number}',
    'x-rate-limit-remaining': '{number}',
    'x-rate-limit-reset': '{time}',
    'retry-after': null,
  },
};

export const RATE_CASES = makeCases('rate', [
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
    expected: [REFUSED],
    source: 'FACTS §4',
    evidence: ['C'],
    unsafe: 'It spends the rate budget of this client for a minute, which whoever else uses it needs as well.',
    spendsBudget: true,
  },
]);
