// What nobody outside Okta knows for certain (most of it FACTS §12), as far as error cases meet it. A case that touches one accepts more
// than one answer; the sandbox org has a switch for each.

export const UNCERTAIN_POINTS = {
  '12.1': 'Whether an unknown client ID is 401 or 400, and which of the two shapes the body has, is not certain.',
  '12.2': 'Which text Okta gives for a malformed, an expired or a revoked token on the API is not certain.',
  '12.3': 'Whether an unknown path is 404 or 405 is not certain.',
  '12.6': 'Which text Okta gives for a scope that begins with okta. and does not exist is not certain.',
  '12.7': 'Whether a list without the admin role is refused or answered with an empty list is not certain.',
  '12.10':
    'Whether a read scope is given to an integration that holds only manage of the same resource is not certain.',
  'form-encoding':
    'Whether Okta undoes form-encoding in Basic is not certain: it documents Base64 of client ID and secret alone, and widely used libraries encode both.',
  'no-credential': 'Whether a call without any credential is 403 or 401 is not certain.',
  words: 'That Okta refuses this is known; its exact words are not.',
} as const satisfies Record<string, string>;

export type UncertainPoint = keyof typeof UNCERTAIN_POINTS;
