// Cases of scopes at the token endpoint (FACTS §1.3, §1.5). One that the org does not know fails the whole request without being
// named; one that it knows and has not granted is left out without a word, as long as another remains.

import type { ExpectedAnswer } from '../error-case.ts';
import { GRANTED, oauthAnswer } from './expected-answers.ts';
import { GOOD_FORM, makeCases, tokenRequest } from './make-cases.ts';

const GRANT_ONLY: [string, string][] = GOOD_FORM.filter(([name]) => name === 'grant_type');
const withScope = (scope: string) => tokenRequest({ body: { form: [...GRANT_ONLY, ['scope', scope]] } });

const GIVEN_FOR_MANAGE: ExpectedAnswer = {
  ...GRANTED,
  body: { token_type: 'Bearer', expires_in: 3600, access_token: '{token}', scope: '{coveredScope}' },
};
/** Longer than the 1,024 characters that are allowed, whatever the scope is. */
const TOO_LONG = Array.from({ length: 80 }, () => '{scope}').join(' ');
const anyWords = (error: string): ExpectedAnswer => ({
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: { error, error_description: '{any}' },
});

export const scopeCases = () =>
  makeCases('scope', [
    {
      id: 'token/no-scope',
      title: 'No scope',
      sends: 'A good request without the parameter scope.',
      request: tokenRequest({ body: { form: GRANT_ONLY } }),
      code: { oauth: 'missing_scopes' },
      source: 'FACTS §1.3, §1.5',
      evidence: ['D', 'T'],
    },
    {
      id: 'token/empty-scope',
      title: 'Empty scope',
      sends: 'scope with nothing in it.',
      request: withScope(''),
      code: { oauth: 'missing_scopes' },
      source: 'FACTS §1.3, §1.5',
      evidence: ['D', 'T'],
    },
    {
      id: 'token/unknown-scope',
      title: 'Scope that does not exist',
      sends: 'A good scope and okta.unicorns.read, as a typing mistake would be.',
      request: withScope('{scope} okta.unicorns.read'),
      code: { oauth: 'no_matching_scope' },
      expected: [oauthAnswer('no_matching_scope'), oauthAnswer('illegal_custom_scope')],
      source: 'FACTS §1.5',
      evidence: ['T', 'R'],
      confidence: 'uncertain',
      uncertain: '12.6',
    },
    {
      id: 'token/retired-scope',
      title: 'Retired scope',
      sends: 'A good scope and okta.factors.read, which is retired.',
      request: withScope('{scope} okta.factors.read'),
      code: { oauth: 'no_matching_scope' },
      expected: [oauthAnswer('no_matching_scope'), oauthAnswer('illegal_custom_scope')],
      source: 'FACTS §1.5, §6',
      evidence: ['T', 'I'],
      confidence: 'uncertain',
      uncertain: '12.6',
      whenAccepted: 'This org still knows the scope.',
    },
    {
      id: 'token/custom-scope',
      title: 'Custom scope',
      sends: 'A good scope and orders.read, which Okta does not define.',
      request: withScope('{scope} orders.read'),
      code: { oauth: 'illegal_custom_scope' },
      expected: [oauthAnswer('illegal_custom_scope'), oauthAnswer('no_matching_scope')],
      source: 'FACTS §1.5',
      evidence: ['T', 'R'],
      confidence: 'likely',
    },
    {
      id: 'token/openid',
      title: 'openid',
      sends: 'A good scope and openid.',
      request: withScope('openid {scope}'),
      code: { oauth: 'openid_not_allowed_client_creds' },
      source: 'FACTS §1.5',
    },
    {
      id: 'token/profile',
      title: 'profile',
      sends: 'profile, a scope of sign-in.',
      request: withScope('profile'),
      code: { oauth: 'openid_not_allowed_client_creds' },
      source: 'FACTS §1.5',
      confidence: 'likely',
    },
    {
      id: 'token/self-scope',
      title: 'Scope that ends in .self',
      sends: 'okta.users.read.self, which only a signed-in user may get.',
      request: withScope('okta.users.read.self'),
      code: { oauth: 'client_credentials_self_scope_requested' },
      source: 'FACTS §1.5',
    },
    {
      id: 'token/okta-scope-at-custom-server',
      title: 'Scope of the org at a custom server',
      sends: 'An okta scope to the authorization server named default, by an API Services app with a private key.',
      request: tokenRequest({
        basic: null,
        path: '/oauth2/default/v1/token',
        client: 'with-key',
        body: {
          form: [
            ...GOOD_FORM,
            ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
            ['client_assertion', '{assertionForCustomServer}'],
          ],
        },
      }),
      code: { oauth: 'no_matching_scope' },
      expected: [oauthAnswer('no_matching_scope'), oauthAnswer('invalid_authorization_server')],
      source: 'FACTS §1.5',
      evidence: ['I'],
      confidence: 'likely',
    },
    {
      id: 'token/ungranted-scope',
      title: 'Scope that is not granted',
      sends: 'One scope that exists and that the integration does not hold.',
      request: { ...withScope('{ungrantedScope}'), client: 'with-ungranted-scope' },
      code: { oauth: 'no_org_scopes_granted' },
      source: 'FACTS §1.5',
      evidence: ['T', 'C'],
      whenAccepted: 'The org has granted this scope, although it is not noted as registered here.',
    },
    {
      id: 'token/partly-granted',
      title: 'Scopes that are granted in part',
      sends: 'A scope that the integration holds and one that it does not.',
      request: { ...withScope('{scope} {ungrantedScope}'), client: 'with-ungranted-scope' },
      expected: [GRANTED],
      words: {
        meaning:
          'The org leaves out what is not granted, without an error: the token holds fewer scopes than were asked for.',
        fix: 'Compare the scope of the answer with what was asked for, each time.',
      },
      source: 'FACTS §1.5',
      evidence: ['C', 'R'],
    },
    {
      id: 'token/read-of-manage',
      title: 'Read where only manage is granted',
      sends:
        'A read scope by an integration that holds only manage of the same resource; the sandbox org takes its read away for this one request.',
      request: { ...withScope('{coveredScope}'), client: 'with-manage-only' },
      code: { oauth: 'no_org_scopes_granted' },
      expected: [oauthAnswer('no_org_scopes_granted'), GIVEN_FOR_MANAGE],
      words: {
        meaning: 'Manage opens all that read opens, but the read scope itself may still not be requested.',
        fix: 'Ask for the manage scope that is granted, or register the read scope beside it.',
      },
      source: 'FACTS §12.10',
      evidence: ['I'],
      confidence: 'uncertain',
      uncertain: '12.10',
      sandboxDoes: { sender: 'manage-only' },
    },
    {
      id: 'token/scope-too-long',
      title: 'More than 1,024 characters of scopes',
      sends: 'The same scope eighty times.',
      request: withScope(TOO_LONG),
      expected: [anyWords('invalid_scope'), anyWords('invalid_request')],
      words: {
        meaning: 'The parameter scope may hold 1,024 characters: not all scopes fit into one request.',
        fix: 'Ask for fewer scopes at once, and keep a token for each set.',
      },
      source: 'FACTS §1',
      evidence: ['D'],
      confidence: 'uncertain',
      uncertain: 'words',
      whenAccepted: 'This org counts a repeated scope only once.',
    },
  ]);
