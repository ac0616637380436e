// Cases of a client that authenticates by a JWT (FACTS §1.2, §1.3, FACTS-D §13). The first need no key that is published: an integration has
// none, and its assertions are refused for that at the latest. The others are signed by an app with a private key.
import { oauthAnswer } from './expected-answers.ts';
import { type CaseDraft, GOOD_FORM, makeCases, tokenRequest } from './make-cases.ts';

const TYPE: [string, string] = ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'];

const withAssertion = (assertion: string, type: [string, string][] = [TYPE], more: [string, string][] = []) =>
  tokenRequest({ basic: null, body: { form: [...GOOD_FORM, ...type, ['client_assertion', assertion], ...more] } });

/** An assertion of an app with a key that has one fault. */
const fault = (id: string, title: string, sends: string, value: string, key: string): CaseDraft => ({
  id: `assertion/${id}`,
  title,
  sends,
  request: { ...withAssertion(`{${value}}`), client: 'with-key' },
  code: { oauth: `client_assertion_${key}` },
  source: 'FACTS §1.3, FACTS-D §13',
});

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
    fault(
      'other-subject',
      'Assertion with another subject',
      'A JWT of this client whose subject is another one.',
      'assertionOfOtherSubject',
      'invalid_subject',
    ),
    {
      ...fault(
        'unknown-key',
        'Assertion of an unknown key',
        'A JWT whose kid names no key of the app.',
        'assertionOfUnknownKey',
        'invalid_kid',
      ),
      expected: [oauthAnswer('client_assertion_invalid_kid'), oauthAnswer('client_assertion_invalid_signature')],
      confidence: 'likely',
    },
    fault(
      'another-key',
      'Assertion signed with another key',
      'A JWT that names the key of the app and is signed with another one.',
      'assertionOfAnotherKey',
      'invalid_signature',
    ),
    fault(
      'other-audience',
      'Assertion for the issuer',
      'A JWT whose audience is the org, as some libraries write it, and not the token endpoint.',
      'assertionForIssuer',
      'invalid_audience',
    ),
    fault('no-expiry', 'Assertion without an end', 'A JWT without exp.', 'assertionWithoutEnd', 'expiration_required'),
    fault(
      'expired',
      'Expired assertion',
      'A JWT that ended ten minutes ago, as a clock that is behind makes it.',
      'assertionExpired',
      'expired_token',
    ),
    fault(
      'milliseconds',
      'Assertion with times in milliseconds',
      'A JWT whose exp is in milliseconds, which is far in the future.',
      'assertionInMilliseconds',
      'expires_too_far_in_future',
    ),
    fault(
      'issued-later',
      'Assertion issued in the future',
      'A JWT of ten minutes from now, as a clock that is ahead makes it.',
      'assertionIssuedLater',
      'issued_at_in_future',
    ),
    fault(
      'used-twice',
      'Assertion used twice',
      'A JWT that brought a token a moment ago, as a retry of the same request sends it.',
      'assertionUsed',
      'already_used',
    ),
  ]);
