// An API of one's own, as whoever follows Okta's guide to protecting an API builds it, so that a token of the `default` custom server has somewhere to go:
// what it is called, what it demands, and which pages of other origins it lets call it.

export const OWN_API = {
  path: '/own-api',
  /** The same routes by somebody who looks only whether there is a token. */
  weakPath: '/weak-api',
  authorizationServer: 'default',
  audience: 'api://default',
  scope: 'AccessAll',
  allowedOrigin: 'https://app.acme.example',
} as const;

/** Where it is, and what a token for it has to be: for whoever runs the org. `orgUrl`: `http://127.0.0.1:PORT`. */
export interface OwnApiInfo {
  url: string;
  weakUrl: string;
  authorizationServer: string;
  audience: string;
  scope: string;
}

export const ownApiAt = (orgUrl: string): OwnApiInfo => ({
  url: `${orgUrl}${OWN_API.path}`,
  weakUrl: `${orgUrl}${OWN_API.weakPath}`,
  authorizationServer: OWN_API.authorizationServer,
  audience: OWN_API.audience,
  scope: OWN_API.scope,
});
