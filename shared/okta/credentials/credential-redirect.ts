// Where the browser is sent after a sign-in. Okta compares it byte by byte with what is registered (FACTS-D §16.1), so the port is
// a fixed one that the credential names; an address elsewhere is taken as it is, and what arrives there is pasted.
import type { TextField } from './credential-kind.ts';

const USUAL_REDIRECT_PORT = '8765';
const PATH = '/callback';

export const redirectPortField = {
  name: 'redirectPort',
  label: 'Redirect port',
  placeholder: USUAL_REDIRECT_PORT,
  help: `Register http://127.0.0.1:${USUAL_REDIRECT_PORT}${PATH}, with this port, as a sign-in redirect URI of the app.`,
  ask: null,
  secret: false,
  input: 'text',
  refusal: null,
  fault: (text) =>
    /^\d{1,5}$/.test(text) && Number(text) >= 1024 && Number(text) <= 65_535
      ? null
      : { message: `${text} is no port.`, fix: 'Choose a number from 1024 to 65535.' },
} as const satisfies TextField;

export const redirectUriField = {
  name: 'redirectUri',
  label: 'Other redirect URI',
  placeholder: `http://localhost:8080${PATH}`,
  help: 'Only where the app has another one registered.',
  ask: null,
  secret: false,
  input: 'text',
  refusal: null,
  fault: (text) =>
    URL.canParse(text) && !text.includes('#') && !/\s/.test(text)
      ? null
      : {
          message: 'The redirect URI is no address.',
          fix: 'Copy it from the app, with http:// or https:// and its path.',
        },
} as const satisfies TextField;

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export function redirectUriOf({ redirectPort, redirectUri }: Readonly<Record<string, unknown>>): string {
  return asText(redirectUri) || `http://127.0.0.1:${asText(redirectPort) || USUAL_REDIRECT_PORT}${PATH}`;
}

export interface LoopbackPlace {
  /** As the browser names it: `127.0.0.1`, `localhost` or `[::1]`. */
  host: string;
  port: number;
  path: string;
}

/** Where a program of this computer can receive it; null for every other address. */
export function loopbackPlaceOf(redirectUri: string): LoopbackPlace | null {
  if (!URL.canParse(redirectUri)) return null;
  const { protocol, hostname, port, pathname, search } = new URL(redirectUri);
  if (protocol !== 'http:' || search !== '' || !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return null;
  return { host: hostname, port: port === '' ? 80 : Number(port), path: pathname };
}
