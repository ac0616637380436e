// Which credentials a run against one's own API gets its good token from: those of a custom authorization server, whose tokens are for
// such an API, and for which no person has to sign in in the middle of a run.
import { type CredentialKind, customServerOf, kindOf } from '../../okta/credentials/credential-kinds.ts';

/** Null for one that does; otherwise why not, and what to do. */
export function whyNoGiver(credential: { kind: CredentialKind }): { meaning: string; fix: string } | null {
  if (customServerOf(credential) === null)
    return {
      meaning: 'Its tokens are of the org’s own authorization server: they open the org, and are sent to nobody else.',
      fix: 'Choose a credential of a custom authorization server, such as default, or give a token.',
    };
  if (kindOf(credential).can.signsIn)
    return {
      meaning: 'Its tokens are had by a person who signs in, and nobody is asked in the middle of a run.',
      fix: 'Sign in, copy the token, and give it; or choose a client of the same authorization server.',
    };
  return null;
}
