// What is sent to a route of one's own API to see what it checks: a case for each way in which a token can be wrong. Why a case
// matters and how it is mended is here, once for page, command line and reports (FACTS §14, "Own API"; RFC 6750 §3, RFC 8725).

export const ROUTE_EXPECTATIONS = ['protected', 'open'] as const;
export type RouteExpectation = (typeof ROUTE_EXPECTATIONS)[number];

export interface TestCase {
  label: string;
  /** What goes out, within a sentence: `a token that has expired`. */
  sends: string;
  /** The claim or property that a refusal shows to be checked, within a sentence; null where nothing is checked. */
  checks: string | null;
  /** Why it matters when the API lets it in, and what to change. Null for what should be let in. */
  letIn: { cause: string; advice: string } | null;
}

const refused = (label: string, sends: string, checks: string, cause: string, advice: string): TestCase => ({
  label,
  sends,
  checks,
  letIn: { cause, advice },
});

/** In the order in which they are sent: what the good token shows decides what the refusals show. */
export const TEST_CASES = {
  'good-token': { label: 'Good token', sends: 'a good token', checks: null, letIn: null },
  'no-token': refused(
    'No token',
    'no token',
    'that there is a token',
    'The route answers anybody: it is not behind the check of tokens at all.',
    'Put the route behind the check, and have what is not listed as open refused by default.',
  ),
  garbage: refused(
    'No JWT',
    'a text that is no token',
    'that the token is a JWT',
    'The API looks whether there is a token and not what it is: anybody can write one.',
    'Verify every token: its signature by the keys of the authorization server, then its claims.',
  ),
  'foreign-key': refused(
    'Foreign key',
    'a good token signed with a key that is not the server’s',
    'the signature',
    'The claims are read and the signature is not verified by the keys of the authorization server: anybody can write a token.',
    'Verify the signature by the keys at jwks_uri of your authorization server, and take no key from the token itself.',
  ),
  'alg-none': refused(
    'alg: none',
    'a good token whose header says alg: none, without a signature',
    'that unsigned tokens are refused',
    'The API lets the token choose how it is verified, and this one chose not to be: anybody can write a token.',
    'Name the algorithms that you accept (RS256 for Okta) where the token is verified.',
  ),
  tampered: refused(
    'Tampered',
    'a good token with a changed claim and its old signature',
    'that the signature covers the claims',
    'The claims can be changed without being noticed: whoever holds a token can make it one of somebody else, with any scope.',
    'Verify the signature over header and payload as they were received, before any claim is read.',
  ),
  expired: refused(
    'Expired',
    'a token that has expired',
    'exp',
    'A token that was stolen or copied once opens the API forever.',
    'Compare exp with the time, with a tolerance of five minutes at most.',
  ),
  'not-yet-valid': refused(
    'Not yet valid',
    'a token that is valid from a later time on',
    'nbf',
    'A token is accepted before its time.',
    'Refuse a token whose nbf or iat is more than a few minutes ahead.',
  ),
  'wrong-audience': refused(
    'Wrong audience',
    'a token for another audience',
    'aud',
    'A token that somebody got for another API opens this one as well.',
    'Compare aud with the audience of your authorization server, such as api://default.',
  ),
  'wrong-issuer': refused(
    'Wrong issuer',
    'a token of another issuer',
    'iss',
    'Tokens of another authorization server are accepted, with whatever claims its owner puts into them.',
    'Compare iss with the issuer URI of your authorization server, letter by letter.',
  ),
  'wrong-scope': refused(
    'Wrong scope',
    'a token without the scope of the route',
    'scp',
    'Every token of the authorization server opens the route, whatever it was granted for.',
    'Demand the scope of the route in scp, and answer 403 with error="insufficient_scope" without it.',
  ),
  'id-token': refused(
    'ID token',
    'an ID token in place of an access token',
    'that it is an access token',
    'An ID token is for the app that a person signs in to; every app that gets one could call this API in that person’s name.',
    'Check aud, which is a client ID in an ID token, and demand a scope in scp, which an ID token does not have.',
  ),
} as const satisfies Record<string, TestCase>;

export type TestCaseId = keyof typeof TEST_CASES;
export const TEST_CASE_IDS = Object.keys(TEST_CASES) as [TestCaseId, ...TestCaseId[]];

export const testCase = (id: TestCaseId): TestCase => TEST_CASES[id];

const ON_OPEN: readonly TestCaseId[] = ['good-token', 'no-token'];

/** Of an open route, with a token and without: one that is refused because of its token is for other cases to show. */
export const casesOf = (expect: RouteExpectation): readonly TestCaseId[] =>
  expect === 'open' ? ON_OPEN : TEST_CASE_IDS;

/** How a test token was made. What a refusal shows follows from it. */
export const TOKEN_ORIGINS = {
  /** Nothing is sent, or nothing that could be a token. */
  none: 'none',
  /** The authorization server granted it to the credential for this run. */
  granted: 'granted',
  /** A person gave it. */
  given: 'given',
  /** The sandbox org signed it, with this one fault. */
  minted: 'minted',
  /** The good token, changed where this case wants it: no key is needed for that. */
  changed: 'changed',
  /** Made of the claims of the good token, and signed with a key of the bench. */
  forged: 'forged',
} as const;
export type TokenOrigin = keyof typeof TOKEN_ORIGINS;
export const TOKEN_ORIGIN_IDS = Object.keys(TOKEN_ORIGINS) as [TokenOrigin, ...TokenOrigin[]];

/**
 * `check`: a refusal shows that what the case is about is checked. `one-of`: a real token that is wrong in more than one way.
 * `signature`: its signature is wrong as well, and an API verifies that first.
 */
export const SHOWN_BY = ['check', 'one-of', 'signature'] as const;
export type ShownBy = (typeof SHOWN_BY)[number];
