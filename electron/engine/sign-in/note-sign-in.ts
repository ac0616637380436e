// What is known of a token that a person signed in for, noted with the token: whose it is, what its id token says and whether that can be
// believed, and whether it can be renewed.
import type { SignedIn, TokenInfo } from '../../../shared/model/token.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import type { EngineContext } from '../engine-context.ts';
import type { GrantedTokens } from '../exchange/attempt.ts';
import type { OpenedCredential } from '../oauth/open-credential.ts';
import { checkIdToken, type IdTokenToCheck } from './check-id-token.ts';
import type { HeldRefresh } from './refresh-book.ts';

export interface NewToken {
  token: TokenInfo;
  granted: GrantedTokens;
  refresh: HeldRefresh | null;
  nonce: string;
  /** By a refresh token. */
  refreshed: boolean;
}

/** The token as it is held from now on. */
export async function noteSignIn(
  context: EngineContext,
  opened: OpenedCredential,
  { token, granted, refresh, nonce, refreshed }: NewToken,
): Promise<TokenInfo> {
  const { id, access } = granted;
  const idToken =
    id === null ? null : await readIdToken(context, opened, { idToken: id, accessToken: access, nonce, refreshed });
  const signedIn: SignedIn = {
    user: userOf(idToken?.decoded.payload ?? null, token.decoded.payload),
    idToken,
    refresh: refresh && { uses: refresh.uses, rotates: refresh.rotates },
  };
  const noted = { ...token, signedIn };
  const held = context.tokens.get(token.tokenId);
  if (held) context.tokens.put({ ...held, info: noted });
  return noted;
}

async function readIdToken(
  context: EngineContext,
  opened: OpenedCredential,
  given: IdTokenToCheck,
): Promise<SignedIn['idToken']> {
  const { readable, header, payload, claims } = decodeToken(given.idToken);
  const checks = await checkIdToken(context, opened, given);
  return { decoded: { readable, header, payload, claims }, checks };
}

/** Of the org's own server `sub` of the access token is the login; an id token has an opaque id there (FACTS §7, FACTS-D §18). */
function userOf(id: Record<string, unknown> | null, access: Record<string, unknown> | null): string | null {
  return asText(id?.preferred_username) ?? asText(id?.email) ?? asText(access?.sub) ?? asText(id?.sub);
}
