// Cases of a good token that does not allow what is asked: scope, admin role, kind of credential, feature (FACTS §3.1, §10, §11).
import type { ExpectedAnswer } from '../error-case.ts';
import { challengeAnswer, oktaAnswer, unknownAnswer } from './expected-answers.ts';
import { apiRequest, makeCases } from './make-cases.ts';

const NO_USER = '/api/v1/users/00uErrorCaseNoUser00';
const EMPTY_LIST: ExpectedAnswer = { status: 200, headers: { 'content-type': 'application/json' }, body: [] };

const missing = (scope: string, resource: string) =>
  challengeAnswer('access_token_insufficient_scopes', { scope, resource });

export const permissionCases = () =>
  makeCases('permission', [
    {
      id: 'api/missing-scope',
      title: 'Missing scope',
      sends: 'A good token without okta.groups.read to the list of groups.',
      request: apiRequest({ path: '/api/v1/groups?limit=1', operationId: 'listGroups', lacks: 'okta.groups.read' }),
      code: { oauth: 'access_token_insufficient_scopes' },
      expected: [missing('okta.groups.read', '/api/v1/groups')],
      source: 'FACTS §3.1',
      evidence: ['C', 'R'],
    },
    {
      id: 'api/missing-manage',
      title: 'Read where manage is needed',
      sends: 'A token with okta.users.read alone to the creation of a user.',
      request: apiRequest({
        method: 'POST',
        path: '/api/v1/users',
        operationId: 'createUser',
        scopes: ['okta.users.read'],
        lacks: 'okta.users.manage',
        type: 'application/json',
        body: { text: '{}' },
      }),
      code: { oauth: 'access_token_insufficient_scopes' },
      expected: [missing('okta.users.manage', '/api/v1/users')],
      source: 'FACTS §3.1, §11',
      evidence: ['C'],
      unsafe: 'It is a write; it is refused for its scope, and empty besides.',
    },
    {
      id: 'api/missing-second-scope',
      title: 'One of two scopes',
      sends: 'A token with okta.apps.read to an operation that needs okta.groups.read as well.',
      request: apiRequest({
        path: '/api/v1/apps/0oaErrorCaseNoApp000/group-push/mappings',
        operationId: 'listGroupPushMappings',
        scopes: ['okta.apps.read'],
        lacks: 'okta.groups.read',
      }),
      code: { oauth: 'access_token_insufficient_scopes' },
      expected: [
        missing('okta.apps.read okta.groups.read', '/api/v1/apps/{id}/group-push/mappings'),
        missing('okta.groups.read', '/api/v1/apps/{id}/group-push/mappings'),
      ],
      source: 'FACTS §3.1, §6',
      evidence: ['I'],
      confidence: 'likely',
    },
    {
      id: 'api/no-role-list',
      title: 'List without an admin role',
      sends: 'A token with the right scope, of an integration without an admin role, to the list of users.',
      request: apiRequest({ client: 'without-role', scopes: ['okta.users.read'] }),
      code: { okta: 'E0000006' },
      expected: [oktaAnswer('E0000006'), EMPTY_LIST],
      source: 'FACTS §3.1',
      evidence: ['D', 'R'],
      confidence: 'uncertain',
      uncertain: '12.7',
    },
    {
      id: 'api/no-role',
      title: 'One thing without an admin role',
      sends: 'A token with the right scope, of an integration without an admin role, to one user.',
      request: apiRequest({
        client: 'without-role',
        path: NO_USER,
        operationId: 'getUser',
        scopes: ['okta.users.read'],
      }),
      code: { okta: 'E0000006' },
      expected: [oktaAnswer('E0000006'), unknownAnswer('User')],
      source: 'FACTS §3.1',
      evidence: ['D', 'R'],
      confidence: 'likely',
    },
    {
      id: 'api/api-token-only',
      title: 'Operation that takes no OAuth token',
      sends: 'A good token to an operation for API tokens only.',
      request: apiRequest({ path: `${NO_USER}/factors/questions`, operationId: 'listSupportedSecurityQuestions' }),
      code: { okta: 'E0000005' },
      source: 'FACTS §3.1, §6',
      evidence: ['R'],
      confidence: 'likely',
    },
    {
      id: 'api/feature-off',
      title: 'Feature that the org does not have',
      sends: 'A good token with okta.dr.read to the status of disaster recovery.',
      request: apiRequest({ path: '/api/v1/dr/status', operationId: 'getDRStatus', scopes: ['okta.dr.read'] }),
      code: { okta: 'E0000015' },
      source: 'FACTS §3.1',
      evidence: ['C'],
      confidence: 'likely',
      whenAccepted: 'This org has the feature, so there is nothing to refuse.',
    },
  ]);
