// What a request was authorised with, by its Authorization header: judgements differ by it (FACTS §3.1). Of the credential
// itself nothing is taken.

import type { JudgedResponse } from './judgement.ts';

type Scheme = NonNullable<JudgedResponse['scheme']>;
const SCHEMES = ['Bearer', 'DPoP', 'SSWS'] as const satisfies Scheme[];

/** `value`: of the header, null when there is none. Undefined for a scheme that the API does not know, or one without a credential. */
export function authorizationScheme(value: string | null): Scheme | undefined {
  if (value === null) return 'none';
  const name = /^\s*([A-Za-z]{1,20})\s+\S/.exec(value)?.[1]?.toLowerCase();
  return SCHEMES.find((scheme) => scheme.toLowerCase() === name);
}
