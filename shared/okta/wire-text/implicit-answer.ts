// The answer of the implicit flow (`response_type=token`), which older guides still show: tokens behind the # of the redirect URI, in
// the address bar. It is read for what it says; nothing of the tokens themselves is in what is given back (FACTS-D §16.1).
import { decodeToken, type TokenView } from './token-view.ts';

export interface ImplicitAnswer {
  tokens: { name: 'access_token' | 'id_token'; view: TokenView }[];
  /** What is no secret: the type, the life, the scopes, an error. */
  said: { name: string; value: string }[];
}

const TOKENS = ['access_token', 'id_token'] as const;
const SAID = ['token_type', 'expires_in', 'scope', 'error', 'error_description'];

/** Null for a text without such a fragment. */
export function readImplicitAnswer(text: string): ImplicitAnswer | null {
  const hash = text.indexOf('#');
  const fragment = new Map(
    (hash < 0 ? text : text.slice(hash + 1))
      .trim()
      .split('&')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, decoded(value.join('='))] as const;
      }),
  );
  const tokens = TOKENS.flatMap((name) => {
    const token = fragment.get(name);
    return token ? [{ name, view: decodeToken(token) }] : [];
  });
  const said = SAID.flatMap((name) => {
    const value = fragment.get(name);
    return value ? [{ name, value }] : [];
  });
  return tokens.length === 0 && !fragment.has('error') ? null : { tokens, said };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
