// What a token request asked for, as the text has it: the org server leaves out what it does not grant and says nothing
// (FACTS §1.5), so an answer is judged against this. Of the body nothing else is kept: a secret may be beside it.

import { percentDecode } from '../wire-text/percent-decode.ts';
import type { TextRequest } from './pasted.ts';

/** `/oauth2/v1/token` of the org server, `/oauth2/default/v1/token` of a custom one. `path`: without origin, with or without query. */
export function isTokenPath(path: string): boolean {
  return /^\/oauth2\/(?:[^/]+\/)?v1\/token\/?$/.test(path.split(/[?#]/, 1)[0] ?? '');
}

/** Each once, in order, from the form and, as some SDKs send it, from the address. Null when neither names one. */
export function readRequestedScopes({ body, target }: Pick<TextRequest, 'body' | 'target'>): string[] | null {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const query = isTokenPath(path) ? (/\?([^#]*)/.exec(path)?.[1] ?? '') : '';
  const values = [query, (body ?? '').trim()]
    .flatMap((form) => form.split('&'))
    .flatMap((field) =>
      field.startsWith('scope=') ? percentDecode(field.slice('scope='.length).replaceAll('+', ' ')) : [],
    );
  const scopes = new Set(values.join(' ').split(/\s+/).filter(Boolean));
  return scopes.size === 0 ? null : [...scopes];
}
