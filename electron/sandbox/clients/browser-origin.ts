// From which pages a single-page app calls the authorization servers: those of its redirect URIs, and those that the org trusts.
import type { Org } from '../org.ts';
import type { SignInSettings } from './client-kind.ts';

export function mayCall(org: Org, { redirectUris }: Pick<SignInSettings, 'redirectUris'>, origin: string): boolean {
  const own = redirectUris.some((uri) => URL.canParse(uri) && new URL(uri).origin === origin);
  return own || isTrusted(org, origin);
}

const isTrusted = (org: Org, origin: string): boolean =>
  org
    .store('/api/v1/trustedOrigins')
    .all()
    .some((one) => one.origin === origin && one.status === 'ACTIVE');
