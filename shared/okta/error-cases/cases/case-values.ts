// The values for the braces in a case's request. Everything wrong on purpose is made up, never a changed form of a
// real secret; what a value is for is said here, so that a request can be shown without running it.

export const CASE_VALUES = {
  clientId: { words: 'the client ID', secret: false },
  clientSecret: { words: 'the client secret', secret: true },
  wrongSecret: { words: 'a made-up secret of the right length', secret: true },
  basic: { words: 'Base64 of client ID and client secret', secret: true },
  basicWrongSecret: { words: 'Base64 of the client ID and a made-up secret', secret: true },
  basicFormEncoded: { words: 'Base64 of client ID and client secret, each form-encoded before', secret: true },
  basicEmptySecret: { words: 'Base64 of the client ID and nothing', secret: false },
  basicUnknownClient: { words: 'Base64 of a made-up client ID and a made-up secret', secret: true },
  scope: { words: 'a scope that the integration holds', secret: false },
  ungrantedScope: { words: 'a scope that the integration does not hold', secret: false },
  coveredScope: { words: 'a read scope of which the integration holds only manage', secret: false },
  assertionOfNobody: { words: 'a JWT whose issuer is no client', secret: true },
  assertionWithoutKey: { words: 'a JWT signed with a key that the org does not know', secret: true },
  assertionByClientSecret: { words: 'a JWT signed with the client secret', secret: true },
  assertion: { words: 'a good client assertion', secret: true },
  assertionForCustomServer: { words: 'a good client assertion for the server default', secret: true },
  assertionOfOtherSubject: { words: 'a client assertion with another subject', secret: true },
  assertionOfUnknownKey: { words: 'a client assertion that names a key the org does not know', secret: true },
  assertionOfAnotherKey: { words: 'a client assertion signed with another key', secret: true },
  assertionForIssuer: { words: 'a client assertion whose audience is the org', secret: true },
  assertionWithoutEnd: { words: 'a client assertion without exp', secret: true },
  assertionExpired: { words: 'a client assertion that has expired', secret: true },
  assertionInMilliseconds: { words: 'a client assertion whose exp is in milliseconds', secret: true },
  assertionIssuedLater: { words: 'a client assertion of a clock that is ahead', secret: true },
  assertionUsed: { words: 'a client assertion that was used before', secret: true },
  proof: { words: 'a DPoP proof without a nonce', secret: true },
  proofOfOtherType: { words: 'a DPoP proof with another typ', secret: true },
  proofWithoutKey: { words: 'a DPoP proof without its key', secret: true },
  proofWithWrongSignature: { words: 'a DPoP proof signed with another key', secret: true },
  proofForOtherMethod: { words: 'a DPoP proof for another method', secret: true },
  proofForOtherAddress: { words: 'a DPoP proof for another address', secret: true },
  proofWithoutTime: { words: 'a DPoP proof without iat', secret: true },
  proofTooOld: { words: 'a DPoP proof of ten minutes ago', secret: true },
  proofIssuedLater: { words: 'a DPoP proof of ten minutes from now', secret: true },
  boundToken: { words: 'an access token that is bound to a key', secret: true },
  callProof: { words: 'a DPoP proof for the call', secret: true },
  callProofOfOtherToken: { words: 'a DPoP proof for another token', secret: true },
  callProofOfOtherKey: { words: 'a DPoP proof of another key', secret: true },
  token: { words: 'an access token', secret: true },
  tamperedToken: { words: 'an access token with a changed signature', secret: true },
  foreignToken: { words: 'a made-up token of another org', secret: true },
  customServerToken: { words: 'a made-up token of a custom authorization server', secret: true },
  expiredToken: { words: 'an access token that has expired', secret: true },
  futureToken: { words: 'an access token of a clock that is an hour ahead', secret: true },
  revokedToken: { words: 'an access token that has been revoked', secret: true },
} as const satisfies Record<string, { words: string; secret: boolean }>;

export type CaseValue = keyof typeof CASE_VALUES;

const PLACEHOLDER = /\{([a-z][A-Za-z]*)\}/g;

export const isCaseValue = (name: string): name is CaseValue => Object.hasOwn(CASE_VALUES, name);

/** Unknown names and JSON's own braces stay as they are. */
export function fillText(text: string, values: Partial<Record<CaseValue, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => (isCaseValue(name) ? (values[name] ?? whole) : whole));
}

export function valuesIn(text: string): CaseValue[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name).filter(isCaseValue);
}
