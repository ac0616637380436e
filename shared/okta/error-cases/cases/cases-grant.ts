// Cases of a known client with a wrong token request: grant type, parameters, authorization server, media type (FACTS §1.3).
import { oauthAnswer, oktaAnswer, unknownAnswer } from './expected-answers.ts';
import { GOOD_FORM, makeCases, tokenRequest } from './make-cases.ts';

const SCOPE_ONLY: [string, string][] = GOOD_FORM.filter(([name]) => name === 'scope');
const NO_SERVER = 'ausErrorCaseNoServer';

export const grantCases = () =>
  makeCases('grant', [
    {
      id: 'token/no-grant-type',
      title: 'No grant type',
      sends: 'A scope, and no grant_type.',
      request: tokenRequest({ body: { form: SCOPE_ONLY } }),
      code: { oauth: 'token_request_missing_grant_type' },
      source: 'FACTS §1.3',
    },
    {
      id: 'token/unknown-grant-type',
      title: 'Unknown grant type',
      sends: 'grant_type=magic.',
      request: tokenRequest({ body: { form: [['grant_type', 'magic'], ...SCOPE_ONLY] } }),
      code: { oauth: 'unsupported_grant_type' },
      source: 'FACTS §1.3',
    },
    {
      id: 'token/grant-of-another-kind',
      title: 'Grant type of another kind of client',
      sends: 'grant_type=authorization_code, which an integration does not have.',
      request: tokenRequest({
        body: {
          form: [
            ['grant_type', 'authorization_code'],
            ['code', 'error-case'],
            ['redirect_uri', 'https://acme.example/callback'],
          ],
        },
      }),
      code: { oauth: 'unauthorized_client' },
      source: 'FACTS §1.3, §1.4',
    },
    {
      id: 'token/grant-type-twice',
      title: 'Grant type twice',
      sends: 'grant_type=client_credentials two times.',
      request: tokenRequest({ body: { form: [...GOOD_FORM, ['grant_type', 'client_credentials']] } }),
      code: { oauth: 'duplicate_oauth_params' },
      expected: [oauthAnswer('duplicate_oauth_params'), oauthAnswer('illegal_duplicated_parameters', ['grant_type'])],
      source: 'FACTS §1.3',
      confidence: 'likely',
      uncertain: 'words',
    },
    {
      id: 'token/parameter-twice',
      title: 'Another parameter twice',
      sends: 'resource two times, with two values.',
      request: tokenRequest({ body: { form: [...GOOD_FORM, ['resource', 'a'], ['resource', 'b']] } }),
      code: { oauth: 'illegal_duplicated_parameters' },
      expected: [oauthAnswer('illegal_duplicated_parameters', ['resource']), oauthAnswer('duplicate_oauth_params')],
      source: 'FACTS §1.3',
      confidence: 'likely',
      uncertain: 'words',
      whenAccepted: 'This org ignores a parameter that it does not know, even when it is sent twice.',
    },
    {
      id: 'token/custom-server',
      title: 'Token request at a custom authorization server',
      sends: 'A good request to the authorization server named default.',
      request: tokenRequest({ path: '/oauth2/default/v1/token' }),
      code: { oauth: 'org_authorization_server_only_client' },
      expected: [
        oauthAnswer('org_authorization_server_only_client'),
        oauthAnswer('invalid_authorization_server'),
        unknownAnswer('AuthorizationServer', 'default'),
      ],
      source: 'FACTS §1.1, §1.3',
      confidence: 'likely',
    },
    {
      id: 'token/unknown-server',
      title: 'Unknown authorization server',
      sends: 'A good request to an authorization server that does not exist.',
      request: tokenRequest({ path: `/oauth2/${NO_SERVER}/v1/token` }),
      code: { oauth: 'invalid_authorization_server' },
      expected: [oauthAnswer('invalid_authorization_server'), unknownAnswer('AuthorizationServer')],
      source: 'FACTS §1.3, §8',
      confidence: 'likely',
    },
    {
      id: 'token/json-body',
      title: 'JSON in place of a form',
      sends: 'The same parameters as JSON, with Content-Type: application/json.',
      request: tokenRequest({
        headers: [['Content-Type', 'application/json']],
        body: { text: '{"grant_type":"client_credentials","scope":"{scope}"}' },
      }),
      code: { okta: 'E0000021' },
      expected: [oktaAnswer('E0000021'), oktaAnswer('E0000019'), oauthAnswer('token_request_missing_grant_type')],
      source: 'FACTS §1, §3.3',
      evidence: ['I'],
      confidence: 'uncertain',
      uncertain: 'words',
    },
    {
      id: 'token/get',
      title: 'GET at the token endpoint',
      sends: 'GET in place of POST.',
      request: tokenRequest({ method: 'GET', body: null }),
      code: { okta: 'E0000022' },
      source: 'FACTS §3.2, §3.3',
      confidence: 'likely',
    },
  ]);
