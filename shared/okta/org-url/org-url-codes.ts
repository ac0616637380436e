// The closed lists of what parseOrgUrl may note or refuse: machine-readable, for tests and for schemas.

export const ORG_URL_NOTES = [
  'extracted',
  'scheme-added',
  'scheme-mended',
  'path-dropped',
  'admin-host',
  'trailing-dot',
  'idn',
  'custom-domain',
  'looks-like',
  'loopback',
] as const;
export type OrgUrlNote = (typeof ORG_URL_NOTES)[number];

export const ORG_URL_REFUSALS = [
  'empty',
  'too-long',
  'spaces',
  'placeholder',
  'scheme',
  'http',
  'userinfo',
  'port',
  'host-invalid',
  'bare-name',
  'no-subdomain',
  'okta-site',
  'doubled-suffix',
  'lookalike',
  'private-address',
  'ip-address',
] as const;
export type OrgUrlRefusal = (typeof ORG_URL_REFUSALS)[number];
