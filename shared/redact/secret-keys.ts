// The names under which a secret is given: in JSON, in forms and queries, in XML, as a header.

/** Compared without case, `_` and `-`. */
const SECRET_KEYS = new Set(
  `clientsecret clientassertion accesstoken refreshtoken idtoken idtokenhint token assertion password newpassword oldpassword
  temppassword tempassword secret secrets apitoken apikey sessiontoken statetoken activationtoken recoverytoken
  activationurl resetpasswordurl passcode answer sharedsecret privatekey devicesecret devicecode actortoken subjecttoken code
  codeverifier loginhinttoken authorization xapikey d p q dp dq qi k`
    .split(/\s+/)
    .filter(Boolean),
);
/** Of these one letter says too little in a query or form: only a JWK in JSON has them. */
const JWK_PARTS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);
/** What a token endpoint grants (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3, OpenID Connect Native SSO). */
const GRANTED_KEYS = new Set(['accesstoken', 'idtoken', 'refreshtoken', 'devicesecret']);

/** `client_secret` and `clientSecret` alike. */
export const bareKey = (key: string): string => key.toLowerCase().replace(/[_-]/g, '');

/** `***` and the last four characters: what Okta shows of the secret of an integration (FACTS §9), for a person to know it by. */
export const isMaskedByOrg = (value: string): boolean => /^\*{3}[\w-]{1,4}$/.test(value);

/** The name of something secret, however it is written: `client_secret`, `clientSecret`. */
export const isSecretKey = (key: string): boolean => SECRET_KEYS.has(bareKey(key));

/** Of a header too, such as X-Access-Token. */
export const isGrantedKey = (key: string): boolean => GRANTED_KEYS.has(bareKey(key).replace(/^x/, ''));

export const isJwkPart = (key: string): boolean => JWK_PARTS.has(key.toLowerCase());

/** In JSON `code` is an error's code and a single letter is a JWK's part only when it looks like one. */
export function isSecretJson(key: string, value: string): boolean {
  if (value === '' || key.toLowerCase() === 'code' || isMaskedByOrg(value)) return false;
  return isJwkPart(key) ? /^[\w-]{16,}$/.test(value) : isSecretKey(key);
}
