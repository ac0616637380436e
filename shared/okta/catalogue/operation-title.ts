// A title for people from an operationId: `listUsers` is "List users". The specification's own summaries are prose and
// are not in the catalogue, so the id is all there is; acronyms and product names keep their spelling.

/** Words that are not written in lower case inside a sentence. */
const SPELLINGS: Record<string, string> = {
  api: 'API',
  apns: 'APNs',
  captcha: 'CAPTCHA',
  captchas: 'CAPTCHAs',
  csr: 'CSR',
  csrs: 'CSRs',
  dns: 'DNS',
  dpop: 'DPoP',
  fcm: 'FCM',
  hrefs: 'hrefs',
  id: 'ID',
  ids: 'IDs',
  idp: 'IdP',
  idps: 'IdPs',
  json: 'JSON',
  jwk: 'JWK',
  jwks: 'JWKS',
  jwt: 'JWT',
  mfa: 'MFA',
  oauth: 'OAuth',
  oauth2: 'OAuth 2.0',
  oidc: 'OIDC',
  okta: 'Okta',
  oob: 'OOB',
  openid: 'OpenID',
  otp: 'OTP',
  par: 'PAR',
  pem: 'PEM',
  rp: 'RP',
  saml: 'SAML',
  scim: 'SCIM',
  sla: 'SLA',
  sms: 'SMS',
  smtp: 'SMTP',
  ssf: 'SSF',
  sso: 'SSO',
  ui: 'UI',
  uri: 'URI',
  uris: 'URIs',
  url: 'URL',
  webauthn: 'WebAuthn',
  yubikey: 'YubiKey',
};

/** Names with capitals inside, then acronyms with or without a plural s, words, numbers. */
const WORD =
  /OAuth2?|OpenID|SAML|JSON|WebAuthn|YubiKey|DPoP|APNs|CAPTCHAs?|IdPs?(?![a-z])|[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** The title of any id; an id without a letter or digit is its own title. */
export function operationTitle(operationId: string): string {
  // An id that two specifications share carries its family before a dot (joinCatalogue).
  const own = operationId.slice(operationId.indexOf('.') + 1);
  const words = own.match(WORD);
  if (!words) return operationId;
  const spelled = words.map((word, index) => spell(word, words[index - 1]));
  const title = spelled.join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function spell(word: string, before: string | undefined): string {
  const lower = word.toLowerCase();
  const known = Object.hasOwn(SPELLINGS, lower) ? SPELLINGS[lower] : undefined;
  if (known) return known;
  // "custom AS" is a custom authorization server; elsewhere "as" is a word.
  if (lower === 'as' && before?.toLowerCase() === 'custom') return 'AS';
  return /^[A-Z]{2,}s?$/.test(word) ? word : lower;
}
