// The shape of a row in the tables of OAuth errors, and what can be at fault.

/** What is at fault; the verdicts follow from it. */
export type OAuthFault =
  | 'client'
  | 'scope'
  | 'grant'
  | 'policy'
  | 'zone'
  | 'dpop'
  | 'request'
  | 'rate'
  | 'token'
  | 'expired'
  /** The sign-in or consent of a user, which a flow without a user never meets. */
  | 'user'
  | 'feature'
  | 'server';

export interface OAuthErrorCode {
  /** Okta's, odd ones included (`invalid_request` with 401, `access_denied` with 401). */
  status: number;
  error: string;
  /** Okta's internal name: unique, never on the wire. */
  key: string;
  /** The description on the wire, with `{0}` for what varies; it distinguishes two equal `error` values. */
  text: string;
  fault: OAuthFault;
  /** Where it is answered: by the authorization server or by the API. Proof errors come from both. */
  where: 'token' | 'api';
  meaning: string;
  fix: string;
}
