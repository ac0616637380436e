// What a token request asked for, as the text has it: the org server leaves out what it does not grant and says nothing
// (FACTS §1.5), so an answer is judged against this. Of the body nothing else is kept: a secret may be beside it.

import { percentDecode } from '../wire-text/percent-decode.ts';
import type { TextRequest } from './pasted.ts';

/** `/oauth2/v1/token` of the org server, `/oauth2/default/v1/token` of a custom one. `path`: without origin, with or without query. */
export function isTokenPath(path: string): boolean {
  return /^\/oauth2\/(?:[^/]+\/)?v1\/token\/?$/.test(path.split(/[?#]/, 1)[0] ?? '');
}

/** Each once, in order. Null when the form names none, or there is no form. */
export function readRequestedScopes({ body }: Pick<TextRequest, 'body'>): string[] | null {
  const values = (body ?? '')
    .trim()
    .split('&')
    .flatMap((field) =>
      field.startsWith('scope=') ? percentDecode(field.slice('scope='.length).replaceAll('+', ' ')) : [],
    );
  const scopes = new Set(values.join(' ').split(/\s+/).filter(Boolean));
  return scopes.size === 0 ? null : [...scopes];
}
