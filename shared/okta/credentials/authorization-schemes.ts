// The schemes of the Authorization header that Okta's API takes (FACTS §3.1): how each is called, whether a person can paste what
// it carries, and whether that has scopes. Judgements differ by it, and so does the forecast before sending.

export interface AuthorizationSchemeFacts {
  /** What it carries, as a label. */
  carries: string;
  /** Choice in the request builder for one that is pasted there; null where its text alone authorises nothing. */
  pasted: string | null;
  /** Of an access token, which has scopes; for the others, what decides in their place. */
  withoutScopes: string | null;
}

const SCHEMES = {
  Bearer: { carries: 'Access token', pasted: 'Pasted token (Bearer)', withoutScopes: null },
  // It goes with a proof that takes the private key (RFC 9449).
  DPoP: { carries: 'Access token', pasted: null, withoutScopes: null },
  SSWS: {
    carries: 'API token',
    pasted: 'Pasted API token (SSWS)',
    withoutScopes: 'An API token has no scopes: the roles of its owner decide.',
  },
} as const satisfies Record<string, AuthorizationSchemeFacts>;

export type AuthorizationScheme = keyof typeof SCHEMES;
/** Those that a person can paste. */
export type PastedScheme = {
  [Name in AuthorizationScheme]: (typeof SCHEMES)[Name]['pasted'] extends null ? never : Name;
}[AuthorizationScheme];

/** What an OAuth token goes out under unless something else is said. */
export const USUAL_SCHEME = 'Bearer' satisfies PastedScheme;

const NAMES = Object.keys(SCHEMES) as AuthorizationScheme[];
const isPasted = (name: AuthorizationScheme): name is PastedScheme => SCHEMES[name].pasted !== null;

export const PASTED_SCHEMES: readonly PastedScheme[] = NAMES.filter(isPasted);

export const schemeFacts = (name: AuthorizationScheme): AuthorizationSchemeFacts => SCHEMES[name];

/** The name as the table has it; the usual one for what is no scheme that can be pasted. */
export const readPastedScheme = (name: unknown): PastedScheme =>
  PASTED_SCHEMES.find((scheme) => scheme === name) ?? USUAL_SCHEME;

/** The value of the Authorization header. */
export const writeAuthorization = (scheme: AuthorizationScheme, value: string): string => `${scheme} ${value}`;

/** `value`: of the header, null when there is none. Undefined for a scheme that the API does not know, or one without a credential. */
export function authorizationScheme(value: string | null): AuthorizationScheme | 'none' | undefined {
  if (value === null) return 'none';
  const name = /^\s*([A-Za-z]{1,20})\s+\S/.exec(value)?.[1]?.toLowerCase();
  return NAMES.find((scheme) => scheme.toLowerCase() === name);
}
