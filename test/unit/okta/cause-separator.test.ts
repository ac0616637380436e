// The cause of a 401 or 403, distinguished in one place: a row for each situation of FACTS §3.1, for each OAuth error of the API
// in each carrier that Okta uses (header, OAuth body, management body: FACTS §1.4), and for the DPoP rows of FACTS §2.
import { describe, expect, it } from 'vitest';
import type { JudgedResponse } from '../../../shared/okta/verdict/judgement.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import type { Confidence, Verdict } from '../../../shared/okta/verdict/verdicts.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const { operations } = shippedCatalogue();
const operation = (id: string) => {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not in the catalogue`);
  return found;
};

const REQUEST_ID: [string, string] = ['x-okta-request-id', 'Zexample'];
const JSON_TYPE: [string, string] = ['content-type', 'application/json'];
/** As captured: addresses with http, parameters in this order. */
const challenge = (error: string, description: string, { scheme = 'Bearer', scope = '' } = {}): [string, string] => [
  'www-authenticate',
  `${scheme} ${scheme === 'DPoP' ? 'algs="RS256 RS384 RS512 ES256 ES384 ES512", ' : ''}authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", ${scope === '' ? '' : `scope="${scope}", `}error="${error}", error_description="${description}", resource="/api/v1/groups/12345"`,
];
const management = (errorCode: string, errorSummary: string) =>
  JSON.stringify({ errorCode, errorSummary, errorLink: errorCode, errorId: 'oaeExample', errorCauses: [] });
const oauth = (error: string, error_description: string) => JSON.stringify({ error, error_description });

/** A call to getGroup with a Bearer token that holds okta.users.read. */
function judge(given: Partial<JudgedResponse>) {
  return judgeResponse({
    operation: operation('getGroup'),
    method: 'GET',
    path: '/api/v1/groups/12345',
    status: 403,
    headers: [REQUEST_ID],
    bodyText: '',
    heldScopes: ['okta.users.read'],
    scheme: 'Bearer',
    ...given,
  });
}

interface Expected {
  verdict: Verdict;
  confidence: Confidence;
  missingScopes?: string[];
}
type Row = [situation: string, given: Partial<JudgedResponse>, expected: Expected];

const LACKING = 'The access token provided does not contain the required scopes.';
const INVALID_SESSION = management('E0000005', 'Invalid session');
const INVALID_TOKEN = management('E0000011', 'Invalid token provided');
const NO_PERMISSION = management('E0000006', 'You do not have permission to perform the requested action');
const list = { operation: operation('listUsers'), path: '/api/v1/users' };
const apiTokenOnly = {
  operation: operation('revokeCurrentApiToken'),
  method: 'DELETE',
  path: '/api/v1/api-tokens/current',
};

const SITUATIONS: Row[] = [
  [
    'scope missing',
    { headers: [REQUEST_ID, challenge('insufficient_scope', LACKING, { scope: 'okta.groups.read' })] },
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
  ],
  [
    'scope missing, of two the one that is not held',
    {
      headers: [challenge('insufficient_scope', LACKING, { scope: 'okta.users.read okta.groups.read' })],
    },
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
  ],
  [
    'scope missing, and the token is not readable',
    { heldScopes: null, headers: [challenge('insufficient_scope', LACKING, { scope: 'okta.groups.read' })] },
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
  ],
  [
    'scope missing, and the org does not name it: the catalogue does',
    { headers: [challenge('insufficient_scope', LACKING)] },
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'likely' },
  ],
  [
    'scope missing by the header, whatever the body says',
    { headers: [challenge('insufficient_scope', LACKING, { scope: 'okta.groups.read' })], bodyText: NO_PERMISSION },
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
  ],
  [
    'scope enough, admin role too small',
    { ...list, headers: [REQUEST_ID, JSON_TYPE], bodyText: NO_PERMISSION },
    { verdict: 'role-missing', confidence: 'certain' },
  ],
  [
    'admin role too small, the scopes of the token are not known',
    { ...list, bodyText: NO_PERMISSION, heldScopes: null },
    { verdict: 'role-missing', confidence: 'likely' },
  ],
  [
    'the owner of an API token lacks the role',
    { ...list, bodyText: NO_PERMISSION, heldScopes: null, scheme: 'SSWS' },
    { verdict: 'role-missing', confidence: 'likely' },
  ],
  [
    'the same on a list: 200 and nothing in it',
    { ...list, status: 200, headers: [REQUEST_ID, JSON_TYPE], bodyText: '[]' },
    { verdict: 'allowed', confidence: 'likely' },
  ],
  [
    'a list with something in it leaves no doubt',
    { ...list, status: 200, bodyText: '[{"id":"00u1"}]' },
    { verdict: 'allowed', confidence: 'certain' },
  ],
  [
    'malformed token',
    { status: 401, headers: [challenge('invalid_token', 'The access token is invalid.')] },
    { verdict: 'token-invalid', confidence: 'certain' },
  ],
  [
    'expired token',
    { status: 401, headers: [challenge('invalid_token', 'The token has expired.')] },
    { verdict: 'token-expired', confidence: 'certain' },
  ],
  [
    'revoked token',
    { status: 401, headers: [challenge('invalid_token', 'The access token has been revoked.')] },
    { verdict: 'token-invalid', confidence: 'certain' },
  ],
  [
    'a text for the token that is not in the table (FACTS §12.2)',
    { status: 401, headers: [challenge('invalid_token', 'The access token is not to our liking.')] },
    { verdict: 'token-invalid', confidence: 'likely' },
  ],
  [
    'an error in the header that nobody knows',
    { status: 401, headers: [challenge('brand_new', 'Something else.')] },
    { verdict: 'token-invalid', confidence: 'likely' },
  ],
  ['401 without any reason', { status: 401 }, { verdict: 'token-invalid', confidence: 'uncertain' }],
  [
    'token of a custom authorization server',
    { status: 401, headers: [challenge('invalid_token', 'The access token provided is not intended for Okta.')] },
    { verdict: 'token-invalid', confidence: 'certain' },
  ],
  [
    'token in the query',
    {
      status: 400,
      headers: [challenge('invalid_request', 'The access token cannot be presented in a query string.')],
    },
    { verdict: 'bad-request', confidence: 'certain' },
  ],
  [
    'OAuth token where the catalogue knows that none is taken',
    { ...apiTokenOnly, bodyText: INVALID_SESSION },
    { verdict: 'api-token-only', confidence: 'certain' },
  ],
  [
    'OAuth token where, by this answer, none is taken',
    { operation: null, bodyText: INVALID_SESSION },
    { verdict: 'api-token-only', confidence: 'likely' },
  ],
  [
    'OAuth token where none is taken, refused with 401',
    { ...apiTokenOnly, status: 401, bodyText: INVALID_TOKEN },
    { verdict: 'api-token-only', confidence: 'likely' },
  ],
  [
    'API token wrong, unused for 30 days, or its owner inactive',
    { status: 401, bodyText: INVALID_TOKEN, scheme: 'SSWS', heldScopes: null },
    { verdict: 'token-invalid', confidence: 'certain' },
  ],
  [
    'OAuth token sent as SSWS',
    { status: 401, bodyText: INVALID_TOKEN, scheme: 'SSWS' },
    { verdict: 'token-invalid', confidence: 'certain' },
  ],
  [
    'API token where a session is required',
    { bodyText: INVALID_SESSION, scheme: 'SSWS', heldScopes: null },
    { verdict: 'token-invalid', confidence: 'likely' },
  ],
  [
    'no Authorization at all, answered with 403',
    { bodyText: INVALID_SESSION, scheme: 'none', heldScopes: null },
    { verdict: 'token-missing', confidence: 'likely' },
  ],
  [
    'no Authorization at all, answered with 401',
    { status: 401, bodyText: INVALID_TOKEN, scheme: 'none', heldScopes: null },
    { verdict: 'token-missing', confidence: 'certain' },
  ],
  [
    'E0000005 of a request that nobody knows',
    { operation: null, bodyText: INVALID_SESSION, scheme: undefined, heldScopes: null },
    { verdict: 'token-missing', confidence: 'uncertain' },
  ],
  [
    'feature not in the SKU: 401, and not the token',
    {
      status: 401,
      bodyText: management('E0000015', 'You do not have permission to access the feature you are requesting'),
    },
    { verdict: 'feature-off', confidence: 'certain' },
  ],
  [
    'an unknown API service integration',
    {
      operation: operation('getApiServiceIntegrationInstance'),
      path: '/integrations/api/v1/api-services/0oa1',
      status: 404,
      bodyText: management('E0000007', 'Not found: Resource not found: 0oa1 (APIServiceIntegration)'),
    },
    { verdict: 'not-found', confidence: 'certain' },
  ],
  [
    'API service integrations without the scope for them',
    {
      operation: operation('listApiServiceIntegrationInstances'),
      path: '/integrations/api/v1/api-services',
      headers: [challenge('insufficient_scope', LACKING, { scope: 'okta.oauthIntegrations.read' })],
    },
    { verdict: 'scope-missing', missingScopes: ['okta.oauthIntegrations.read'], confidence: 'certain' },
  ],
  [
    'an org that was switched off (FACTS §9)',
    {
      bodyText: management(
        'E0000260',
        'This developer org has been deactivated. If you need access or have questions, please contact your org admin.',
      ),
    },
    { verdict: 'org-inactive', confidence: 'certain' },
  ],
  [
    'outside the network zones of the client',
    { bodyText: oauth('access_denied', "The request is made from outside the client's permitted network zones.") },
    { verdict: 'zone-refused', confidence: 'certain' },
  ],
  [
    'the state of the thing: an active app is not deleted',
    { bodyText: management('E0000056', 'Delete application forbidden.') },
    { verdict: 'state-forbids', confidence: 'certain' },
  ],
  [
    'a policy of the org and not a right of the integration',
    { bodyText: management('E0000057', 'Access to this application is denied due to a policy.') },
    { verdict: 'policy-refused', confidence: 'certain' },
  ],
  [
    'a sign-in with a wrong password: 401, and not the token',
    { status: 401, bodyText: management('E0000004', 'Authentication failed') },
    { verdict: 'bad-request', confidence: 'certain' },
  ],
  [
    'a code that nobody knows',
    { bodyText: management('E0000999', 'Something new') },
    { verdict: 'state-forbids', confidence: 'uncertain' },
  ],
  [
    '403 without any reason, the scope is not held',
    {},
    { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'likely' },
  ],
  ['403 without any reason, the scope is held', list, { verdict: 'role-missing', confidence: 'uncertain' }],
];

describe('situations of FACTS §3.1', () => {
  it.each(SITUATIONS)('%s', (_situation, given, { missingScopes = [], ...expected }) => {
    const judged = judge(given);
    expect(judged).toMatchObject({ ...expected, missingScopes });
    expect(judged.title).not.toBe('');
    expect(judged.evidence).not.toEqual([]);
  });

  it('says of an empty list that the role may be missing, and what to check', () => {
    const judged = judge({ ...list, status: 200, bodyText: '[]' });
    expect(judged.meaning).toContain('admin role');
    expect(judged.next).toContain('admin role');
  });

  it('quotes the reason where there is one, also when it is not known', () => {
    expect(judge({ status: 401, headers: [challenge('brand_new', 'Something else.')] }).evidence).toEqual([
      'WWW-Authenticate: error="brand_new", "Something else."',
    ]);
    expect(judge({ ...list, bodyText: '{"errorSummary":"no","errorCauses":[]}' }).evidence).toEqual(['HTTP 403: no']);
  });
});

/** The second table of FACTS §3.1: status, error, description, verdict. */
const API_ERRORS: [status: number, error: string, description: string, verdict: Verdict][] = [
  [403, 'insufficient_scope', LACKING, 'scope-missing'],
  [401, 'invalid_request', 'The access token is missing.', 'token-missing'],
  [400, 'invalid_request', 'The access token cannot be presented in a query string.', 'bad-request'],
  [
    400,
    'invalid_request',
    'The access token cannot be specified in both the Authorization header and the request-body.',
    'bad-request',
  ],
  [401, 'invalid_token', 'The access token is invalid.', 'token-invalid'],
  [401, 'invalid_token', 'The token has expired.', 'token-expired'],
  [401, 'invalid_token', 'The access token has been revoked.', 'token-invalid'],
  [401, 'invalid_token', 'The access token provided is not intended for Okta.', 'token-invalid'],
  [401, 'invalid_token', 'The access token provided has an invalid issuer.', 'token-invalid'],
  [401, 'invalid_token', 'The token timestamp is invalid.', 'token-invalid'],
];

/** The table of FACTS §2, as far as the API answers with it. */
const PROOF_ERRORS: typeof API_ERRORS = [
  [400, 'invalid_request', 'The resource request requires a DPoP proof.', 'dpop-required'],
  [
    400,
    'invalid_request',
    'The resource request must use the DPoP authentication scheme when using a DPoP bound token.',
    'dpop-required',
  ],
  [400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.', 'dpop-required'],
  [401, 'invalid_token', 'The presented access_token is not DPoP bound.', 'dpop-invalid'],
  ...[
    'Multiple DPoP proof JWT headers are not allowed.',
    'The DPoP proof JWT is invalid.',
    "'typ' must be 'dpop+jwt' in the DPoP proof JWT.",
    'The DPoP proof JWT signature algorithm is invalid.',
    'The DPoP proof JWT cannot be parsed.',
    'The DPoP proof JWT signature is invalid.',
    "'htm' claim in the DPoP proof JWT is invalid.",
    "'htu' claim in the DPoP proof JWT is invalid.",
    "'iat' claim in the DPoP proof JWT is invalid.",
    'The DPoP proof JWT is issued in the future.',
    'The DPoP proof JWT is issued more than five minutes in the past.',
    'The DPoP proof JWT is expired.',
    "'jti' claim in the DPoP proof JWT is invalid.",
    'The DPoP proof JWT has already been used.',
    "'ath' claim in the DPoP proof does not match the presented access_token.",
    'The access_token is not bound to the provided DPoP proof.',
  ].map((description): (typeof API_ERRORS)[number] => [400, 'invalid_dpop_proof', description, 'dpop-invalid']),
];

describe.each([...API_ERRORS, ...PROOF_ERRORS])('%d %s: %s', (status, error, description, verdict) => {
  const scheme = error === 'invalid_dpop_proof' ? 'DPoP' : 'Bearer';
  const carriers: [string, Partial<JudgedResponse>][] = [
    ['in the header, the body empty', { headers: [challenge(error, description, { scheme, scope: scopeOf(error) })] }],
    ['in an OAuth body', { headers: [JSON_TYPE], bodyText: oauth(error, description) }],
    ['in a management body', { headers: [JSON_TYPE], bodyText: management(error, description) }],
    [
      'in an OAuth body, beside a challenge that says nothing',
      { headers: [['www-authenticate', 'Bearer realm="http://acme.okta.com"']], bodyText: oauth(error, description) },
    ],
  ];
  it.each(carriers)('%s', (carrier, given) => {
    const judged = judge({ status, ...given });
    // Only the header names the scope; of a body it comes from the catalogue, and is said to.
    const named = verdict !== 'scope-missing' || carrier.startsWith('in the header');
    expect(judged).toMatchObject({
      verdict,
      missingScopes: verdict === 'scope-missing' ? ['okta.groups.read'] : [],
      confidence: named ? 'certain' : 'likely',
    });
    expect(judged.next).not.toBe('');
    expect(judged.evidence[0]).toContain(error);
  });
});

function scopeOf(error: string): string {
  return error === 'insufficient_scope' ? 'okta.groups.read' : '';
}

describe('429, which is no right either', () => {
  const rate = (remaining: string): [string, string][] => [
    ['x-rate-limit-limit', '50'],
    ['x-rate-limit-remaining', remaining],
    ['x-rate-limit-reset', '1800000000'],
  ];
  it('distinguishes the limit of requests from that of messages', () => {
    const requests = judge({
      status: 429,
      headers: rate('0'),
      bodyText: management('E0000047', 'API call exceeded rate limit due to too many requests.'),
    });
    expect(requests).toMatchObject({ verdict: 'rate-limited', title: 'The rate limit is used up' });
    const messages = judge({
      status: 429,
      headers: rate('49'),
      bodyText: management('E0000109', 'An SMS message was recently sent. Please wait 30 seconds before trying again.'),
    });
    expect(messages.verdict).toBe('rate-limited');
    expect(messages.title).toContain('SMS');
    expect(messages.meaning).not.toContain('50');
  });
});
