// What the browser returned with, read from its address: by the listener, or pasted by a person. The address has to be the redirect
// URI, byte by byte up to its query, and the state the one that was sent; nothing of what is wrong is repeated.
import { BenchError } from '../errors.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { isSameText } from './same-text.ts';

export type Redirect =
  | { kind: 'code'; code: string }
  /** What the authorization server refused (RFC 6749 §4.1.2.1). */
  | { kind: 'error'; error: string; description: string | null }
  | { kind: 'no-redirect'; why: 'elsewhere' | 'fragment' | 'state' | 'issuer' | 'empty' };

type Expected = Pick<AuthorizeRequest, 'redirectUri' | 'state' | 'issuer'>;

export function readRedirect(address: string, { redirectUri, state, issuer }: Expected): Redirect {
  const text = address.trim();
  const expected = new URL(redirectUri);
  const url = URL.canParse(text) ? new URL(text) : null;
  // Of a scheme of one's own (`com.acme:/callback`) the origin is none.
  if (url === null || (['protocol', 'host', 'pathname'] as const).some((part) => url[part] !== expected[part]))
    return { kind: 'no-redirect', why: 'elsewhere' };
  const { searchParams: query } = url;
  if (!query.has('state') && /[#&](access_token|id_token|code)=/.test(url.hash))
    return { kind: 'no-redirect', why: 'fragment' };
  if (!isSameText(query.get('state') ?? '', state)) return { kind: 'no-redirect', why: 'state' };
  // RFC 9207: a server that names itself has to be the one that was asked.
  if (query.has('iss') && query.get('iss') !== issuer) return { kind: 'no-redirect', why: 'issuer' };
  const error = query.get('error');
  if (error !== null)
    return {
      kind: 'error',
      error: error.slice(0, 100),
      description: query.get('error_description')?.slice(0, 1_000) ?? null,
    };
  const codes = query.getAll('code');
  return codes.length === 1 && codes[0] ? { kind: 'code', code: codes[0] } : { kind: 'no-redirect', why: 'empty' };
}

type Why = Extract<Redirect, { kind: 'no-redirect' }>['why'];

const WORDS: Record<Why, { message: string; meaning: string }> = {
  elsewhere: {
    message: 'This is not the address that the browser is sent to after the sign-in.',
    meaning: 'After a sign-in the browser ends at the redirect URI of the app, whatever that page shows.',
  },
  fragment: {
    message: 'This is the answer of the implicit flow.',
    meaning:
      'It has tokens behind a # in place of a code. They are not taken: nothing shows that they are for this sign-in.',
  },
  state: {
    message: 'This address belongs to another sign-in.',
    meaning:
      'Its state is not the one that was sent with this one: it is of an earlier attempt, or somebody else made it.',
  },
  issuer: {
    message: 'Another authorization server answered.',
    meaning: 'It names an issuer that is not the one which was asked.',
  },
  empty: {
    message: 'There is neither a code nor an error in this address.',
    meaning: 'A part of it is missing.',
  },
};

/** For one that a person pasted. */
export function notTheRedirect(why: Why, { redirectUri }: Expected): BenchError {
  const { message, meaning } = WORDS[why];
  return new BenchError('INVALID_INPUT', message, {
    meaning,
    fix: `Paste the whole address of the page where the browser ended: ${redirectUri}?…`,
  });
}
