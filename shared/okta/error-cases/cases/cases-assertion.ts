// Cases of a client that authenticates by a JWT (FACTS §1.2, §1.3), as far as they need no key that is published: an integration
// has none, and its assertions are refused for that at the latest.
import { oauthAnswer } from './expected-answers.ts';
import { GOOD_FORM, makeCases, tokenRequest } from './make-cases.ts';

const TYPE: [string, string] = ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'];

const withAssertion = (assertion: string, type: [string, string][] = [TYPE], more: [string, string][] = []) =>
  tokenRequest({ basic: null, body: { form: [...GOOD_FORM, ...type, ['client_assertion', assertion], ...more] } });

export const assertionCases = () =>
  makeCases('assertion', [
    {
      id: 'assertion/wrong-type',
      title: 'Wrong assertion type',
      sends: 'An assertion with the type of SAML.',
      request: withAssertion('{assertionWithoutKey}', [
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer'],
      ]),
      code: { oauth: 'client_assertion_type_invalid' },
      source: 'FACTS §1.3',
    },
    {
      id: 'assertion/no-type',
      title: 'Assertion without a type',
      sends: 'client_assertion, and no client_assertion_type.',
      request: withAssertion('{assertionWithoutKey}', []),
      code: { oauth: 'client_assertion_type_invalid' },
      source: 'FACTS §1.3',
    },
    {
      id: 'assertion/no-jwt',
      title: 'Assertion that is no JWT',
      sends: 'A word in place of the assertion.',
      request: withAssertion('not-a-jwt'),
      code: { oauth: 'client_assertion_invalid_jwt' },
      source: 'FACTS §1.3',
    },
    {
      id: 'assertion/unknown-issuer',
      title: 'Assertion of an unknown client',
      sends: 'A JWT whose issuer and subject are no client of the org.',
      request: withAssertion('{assertionOfNobody}'),
      code: { oauth: 'client_assertion_invalid_issuer' },
      source: 'FACTS §1.3',
    },
    {
      id: 'assertion/no-published-key',
      title: 'Assertion without a published key',
      sends: 'A JWT of this client, signed with a key that the org was never given.',
      request: withAssertion('{assertionWithoutKey}'),
      code: { oauth: 'client_assertion_jwks_not_configured' },
      expected: [
        oauthAnswer('client_assertion_jwks_not_configured'),
        oauthAnswer('unsupported_auth_method_client_creds_oauth_integration'),
        oauthAnswer('invalid_token_endpoint_auth_method'),
      ],
      source: 'FACTS §1.3',
      confidence: 'likely',
    },
    {
      id: 'assertion/client-secret-jwt',
      title: 'Assertion signed with the client secret',
      sends: 'A JWT of this client, signed with its secret (client_secret_jwt).',
      request: withAssertion('{assertionByClientSecret}'),
      code: { oauth: 'unsupported_auth_method_client_creds_oauth_integration' },
      source: 'FACTS §1.1, §1.3',
    },
    {
      id: 'assertion/and-secret',
      title: 'Assertion and secret at once',
      sends: 'A plausible assertion, and a client secret with it.',
      request: withAssertion('{assertionWithoutKey}', [TYPE], [['client_secret', '{wrongSecret}']]),
      code: { oauth: 'multiple_client_credentials' },
      source: 'FACTS §1.3',
    },
  ]);
