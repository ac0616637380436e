// Answers that give out a client secret: Okta shows the one that it has made, and those of an app to whoever may list them, in clear
// (FACTS §21.1). No look shows a value to be one and nobody here has seen it before, so the place does: the path of the request says that
// the answer is read as a whole before anything of it is kept, and the name of the member which value is the secret.
import { percentDecode } from '../okta/wire-text/percent-decode.ts';
import { changeJsonValues } from './json-values.ts';
import { bareKey, isMaskedByOrg } from './secret-keys.ts';

/** The secrets of an app, API service integrations and their secrets, one app, and the registration of clients. */
const PATHS = [
  /^\/api\/v1\/apps\/[^/]+(?:\/credentials\/secrets(?:\/.*)?)?$/,
  /^\/integrations\/api\/v1\/api-services(?:\/.*)?$/,
  /^\/oauth2\/v1\/clients\/[^/]+(?:\/lifecycle\/newSecret|\/credentials\/secrets(?:\/.*)?)?$/,
];
/** Making an app or a client answers with its secret; the lists of them are long and have none. */
const MAKES = /^\/(?:api\/v1\/apps|oauth2\/v1\/clients)$/;
/** Of a body that is no whole JSON. */
const MEMBER = /["'](client_?secret)["']\s{0,8}:\s{0,8}["']([^"']+)/gi;
const SHORTEST = 8;

/** Of a request to an org, in whatever spelling of its path. */
export function givesClientSecrets(method: string, path: string): boolean {
  const plain = percentDecode(path)
    .replace(/;[^/]*/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '');
  return PATHS.some((each) => each.test(plain)) || (method === 'POST' && MAKES.test(plain));
}

/** In the order of the body; not those that the org itself has masked. */
export function clientSecretsIn(body: string): string[] {
  const found = new Set<string>();
  const take = (key: string, value: string) => {
    if (bareKey(key) === 'clientsecret' && value.length >= SHORTEST && !isMaskedByOrg(value)) found.add(value);
  };
  const whole = changeJsonValues(body, (key, value) => {
    take(key, value);
    return null;
  });
  if (whole === null) for (const [, key = '', value = ''] of body.matchAll(MEMBER)) take(key, value);
  return [...found];
}
