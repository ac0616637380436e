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

/** Headers as they go out, without line breaks: a header cannot have one, and a script would break at it. */
export function plainHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => [name, value.replace(/[\r\n]+/g, ' ')]);
}

/** A token that cannot break out of where it is put. */
export function plainToken(value: string): string {
  return value.replace(/\s+/g, '');
}
