// Cases of a request that is allowed and not understood: paths, ids, methods, media types, bodies (FACTS §3.2, §3.3).
import { oktaAnswer, unknownAnswer } from './expected-answers.ts';
import { apiRequest, FORM_TYPE, makeCases } from './make-cases.ts';

const NO_USER = '00uErrorCaseNoUser00';
const NO_GROUP = '00gErrorCaseNoGroup0';
const NO_APP = '0oaErrorCaseNoApp000';
const WRITE = 'It is a write; it is refused for its form, and changes nothing.';

/** The id that was sent is echoed, and is hidden like every id. */
const unknown = (type: string) => [unknownAnswer(type)] as const;

/** A write of a user that cannot succeed. */
const write = (text: string, type?: string) =>
  apiRequest({
    method: 'POST',
    path: '/api/v1/users',
    operationId: 'createUser',
    scopes: ['okta.users.manage'],
    body: { text },
    ...(type === undefined ? {} : { type }),
  });

export const requestCases = () =>
  makeCases('request', [
    {
      id: 'api/unknown-user',
      title: 'Unknown user',
      sends: 'A user id that no org has.',
      request: apiRequest({ path: `/api/v1/users/${NO_USER}`, operationId: 'getUser', scopes: ['okta.users.read'] }),
      code: { okta: 'E0000007' },
      expected: [...unknown('User')],
      source: 'FACTS §3.2',
      evidence: ['C'],
    },
    {
      id: 'api/unknown-group',
      title: 'Unknown group',
      sends: 'A group id that no org has.',
      request: apiRequest({
        path: `/api/v1/groups/${NO_GROUP}`,
        operationId: 'getGroup',
        scopes: ['okta.groups.read'],
      }),
      code: { okta: 'E0000007' },
      expected: [...unknown('UserGroup')],
      source: 'FACTS §3.2',
      evidence: ['C'],
    },
    {
      id: 'api/unknown-app',
      title: 'Unknown app',
      sends: 'An app id that no org has.',
      request: apiRequest({
        path: `/api/v1/apps/${NO_APP}`,
        operationId: 'getApplication',
        scopes: ['okta.apps.read'],
      }),
      code: { okta: 'E0000007' },
      expected: [...unknown('AppInstance')],
      source: 'FACTS §3.2',
      evidence: ['C'],
    },
    {
      id: 'api/unknown-path',
      title: 'Unknown path',
      sends: 'A good token to a path that is no operation.',
      request: apiRequest({ path: '/api/v1/error-case-no-such-path', operationId: null }),
      code: { okta: 'E0000008' },
      expected: [oktaAnswer('E0000008'), oktaAnswer('E0000022'), oktaAnswer('E0000007')],
      source: 'FACTS §3.3',
      confidence: 'uncertain',
      uncertain: '12.3',
    },
    {
      id: 'api/empty-id',
      title: 'Empty id in the path',
      sends: 'GET /api/v1/sessions/, as a program does that forgets to fill in the id.',
      request: apiRequest({ path: '/api/v1/sessions/', operationId: null }),
      code: { okta: 'E0000022' },
      source: 'FACTS §3.3',
      evidence: ['C'],
    },
    {
      id: 'api/wrong-method',
      title: 'Wrong method',
      sends: 'GET to a path that takes POST only.',
      request: apiRequest({ path: `/api/v1/users/${NO_USER}/lifecycle/activate`, operationId: null }),
      code: { okta: 'E0000022' },
      source: 'FACTS §3.2, §3.3',
      evidence: ['T', 'C'],
    },
    {
      id: 'api/wrong-accept',
      title: 'Wrong Accept',
      sends: 'Accept: text/html.',
      request: apiRequest({ accept: 'text/html', scopes: ['okta.users.read'] }),
      code: { okta: 'E0000019' },
      expected: [oktaAnswer('E0000019'), oktaAnswer('E0000122'), oktaAnswer('E0000149')],
      source: 'FACTS §3.2',
      evidence: ['C'],
      confidence: 'likely',
    },
    {
      id: 'api/malformed-json',
      title: 'Malformed JSON',
      sends: 'A body that is cut off after its first member.',
      request: write('{"profile":', 'application/json'),
      code: { okta: 'E0000003' },
      source: 'FACTS §3.2',
      evidence: ['C'],
      unsafe: WRITE,
    },
    {
      id: 'api/form-for-json',
      title: 'Form in place of JSON',
      sends: 'A form to an operation that takes JSON.',
      request: write('a=b', FORM_TYPE),
      code: { okta: 'E0000021' },
      expected: [oktaAnswer('E0000021'), oktaAnswer('E0000019'), oktaAnswer('E0000012')],
      source: 'FACTS §3.3',
      confidence: 'likely',
      unsafe: WRITE,
    },
    {
      id: 'api/no-content-type',
      title: 'Body without a Content-Type',
      sends: 'JSON, and no header that says so.',
      request: write('{}'),
      code: { okta: 'E0000018' },
      expected: [oktaAnswer('E0000018'), oktaAnswer('E0000019'), oktaAnswer('E0000021')],
      source: 'FACTS §3.3',
      confidence: 'likely',
      unsafe: WRITE,
    },
    {
      id: 'api/failed-validation',
      title: 'Validation failure',
      sends: 'A user without a profile.',
      request: write('{}', 'application/json'),
      code: { okta: 'E0000001' },
      expected: [oktaAnswer('E0000001', [], null)],
      source: 'FACTS §3.2',
      evidence: ['C'],
      unsafe: 'It is a write; it is refused for what it lacks, and creates nothing.',
    },
  ]);
