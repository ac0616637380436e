// The schemes of the Authorization header: read from what was sent, written, and offered to be pasted.
import { expect, it } from 'vitest';
import {
  authorizationScheme,
  PASTED_SCHEMES,
  readPastedScheme,
  schemeFacts,
  writeAuthorization,
} from '../../../../shared/okta/credentials/authorization-schemes.ts';

it.each([
  [null, 'none'],
  ['Bearer abc', 'Bearer'],
  ['bearer  abc', 'Bearer'],
  ['DPoP abc', 'DPoP'],
  ['SSWS 00abc', 'SSWS'],
  ['Basic abc', undefined],
  ['Bearer', undefined],
  ['', undefined],
] as const)('%j is read as %j', (value, scheme) => {
  expect(authorizationScheme(value)).toBe(scheme);
});

it('one that is written is read as what it is', () => {
  for (const scheme of PASTED_SCHEMES) expect(authorizationScheme(writeAuthorization(scheme, 'x'))).toBe(scheme);
});

it('what takes a proof cannot be pasted; what is no scheme is read as the usual one', () => {
  expect(PASTED_SCHEMES).toEqual(['Bearer', 'SSWS']);
  expect(PASTED_SCHEMES.map((scheme) => schemeFacts(scheme).pasted)).toEqual([
    'Pasted token (Bearer)',
    'Pasted API token (SSWS)',
  ]);
  expect(['SSWS', 'DPoP', undefined, 7].map(readPastedScheme)).toEqual(['SSWS', 'Bearer', 'Bearer', 'Bearer']);
});
