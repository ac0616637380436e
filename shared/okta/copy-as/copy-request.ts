// A request on its way into another tool. The token is given apart from the headers, so that a format can leave its place
// open in its own way; only a host that was asked to copy with the token gives the value.

import type { AuthorizationScheme } from '../credentials/authorization-schemes.ts';
import type { HeaderList } from '../wire-text/headers.ts';

export interface CopyRequest {
  method: string;
  /** Absolute address. */
  url: string;
  /** Without Authorization, unless the person typed one. */
  headers: HeaderList;
  body: string | null;
  /** Null: no token is sent. `placeholder`: the reader fills it in, from the environment where the format can. */
  token:
    | { kind: 'placeholder'; scheme: AuthorizationScheme }
    | { kind: 'value'; scheme: AuthorizationScheme; value: string }
    | null;
  /** For formats that describe the client and not the request (Spring). */
  scopes?: string[] | undefined;
}

/** Environment variable that scripts read the token from. */
export const TOKEN_VARIABLE = 'OKTA_ACCESS_TOKEN';

/** Environment variable that scripts read the proof of a token that is bound to a key from. */
export const PROOF_VARIABLE = 'OKTA_DPOP_PROOF';

/**
 * What to say where the token is bound to a key (DPoP, RFC 9449 §4.2; FACTS §2): it works with a proof alone, which nobody can copy, because it is for one
 * request and its `jti` counts once. Empty for another token.
 */
export const aboutProof = ({ token }: Pick<CopyRequest, 'token'>): string[] =>
  token?.scheme === 'DPoP'
    ? [
        'The token is bound to a key (DPoP): Okta refuses it without a proof.',
        'A proof is signed by that key for this one request, counts once and expires after 5 minutes: put a new one in its place.',
      ]
    : [];

/** Headers as they go out, without line breaks: a header cannot have one, and a script would break at it. */
export function plainHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => [name, value.replace(/[\r\n]+/g, ' ')]);
}

/** A token that cannot break out of where it is put. */
export function plainToken(value: string): string {
  return value.replace(/\s+/g, '');
}
