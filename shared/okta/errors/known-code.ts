// Both tables of codes under one shape: what a list, a search and an explanation show of a code, whichever table it is from.

import { once } from '../../once.ts';
import type { OAuthErrorCode } from './oauth-error-code.ts';
import { oauthErrorCodes } from './oauth-error-codes.ts';
import { type OktaErrorCode, oktaErrorCodes } from './okta-error-codes.ts';

export interface KnownCode {
  /** `management`: `errorCode` of the API's error bodies. `oauth`: `error` of the token endpoint and of WWW-Authenticate. */
  table: 'management' | 'oauth';
  /** As on the wire: `E0000006`, `invalid_client`. */
  code: string;
  /** Okta's internal name, which distinguishes equal OAuth codes; null for management codes, which are unique. */
  key: string | null;
  status: number;
  /** Summary or description as on the wire, `{0}` for what varies. */
  text: string;
  meaning: string;
  fix: string;
}

export const fromManagement = ({ code, status, text, meaning, fix }: OktaErrorCode): KnownCode => ({
  table: 'management',
  code,
  key: null,
  status,
  text,
  meaning,
  fix,
});

export const fromOAuth = ({ error, key, status, text, meaning, fix }: OAuthErrorCode): KnownCode => ({
  table: 'oauth',
  code: error,
  key,
  status,
  text,
  meaning,
  fix,
});

/** Every code of both tables, management first, each in its table's order. */
export const knownCodes = once((): readonly KnownCode[] => [
  ...oktaErrorCodes().map(fromManagement),
  ...oauthErrorCodes().map(fromOAuth),
]);
