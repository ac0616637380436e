// Link paging (FACTS §5): Okta sends one Link line for self and one for next; the next address is opaque and is followed
// as given, but only on the tenant's own origin, because the credential goes with it. A few APIs put `_links.next` in the body.

import { type HeaderList, headerValues } from './headers.ts';
import { asObject, asText, parseJsonText } from './json-text.ts';

export interface Link {
  url: string;
  /** Relation types in lower case. */
  rel: string[];
}

export interface Paging {
  /** Absolute address on the tenant's own origin, or null at the end of the list. */
  next: string | null;
  self: string | null;
  /** A next address that must not be followed, and why. */
  refused: { url: string; reason: string } | null;
}

/** RFC 8288: links separated by commas, the address in angle brackets (so commas inside it do not count). */
export function parseLinkHeader(header: string | string[]): Link[] {
  const links: Link[] = [];
  for (const text of typeof header === 'string' ? [header] : header) {
    let at = 0;
    while (at < text.length) {
      const open = text.indexOf('<', at);
      const close = open < 0 ? -1 : text.indexOf('>', open);
      if (close < 0) break;
      const end = endOfParameters(text, close + 1);
      links.push({ url: text.slice(open + 1, close).trim(), rel: relationsOf(text.slice(close + 1, end)) });
      at = end + 1;
    }
  }
  return links;
}

/** `origin`: the tenant's own. `bodyText` is looked at only when no Link header names a next page. */
export function readPaging(headers: HeaderList, origin: string, bodyText: string | null = null): Paging {
  const links = parseLinkHeader(headerValues(headers, 'link'));
  const find = (rel: string) => links.find((link) => link.rel.includes(rel))?.url ?? null;
  const self = find('self');
  const next = find('next') ?? nextOfBody(bodyText);
  if (next === null) return { next: null, self, refused: null };
  const absolute = next.startsWith('/') && !next.startsWith('//') ? originOf(origin) + next : next;
  const there = originOf(absolute);
  if (there !== '' && there === originOf(origin) && !hasControl(absolute))
    return { next: absolute, self, refused: null };
  const reason =
    there === ''
      ? 'The next page has no usable address.'
      : `The next page is on ${there}, not on ${originOf(origin)}. The token is not sent there.`;
  return { next: null, self, refused: { url: next, reason } };
}

/** The comma that ends this link's parameters, quotes respected; the length of the text when there is none. */
function endOfParameters(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) return at;
  }
  return text.length;
}

function relationsOf(parameters: string): string[] {
  const match = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
  const value = match?.[1] ?? match?.[2] ?? '';
  return value.toLowerCase().split(/\s+/).filter(Boolean);
}

function nextOfBody(bodyText: string | null): string | null {
  const links = asObject(asObject(parseJsonText(bodyText))?._links);
  return asText(asObject(links?.next)?.href);
}

/** `scheme://host[:port]` in lower case without a default port; empty for anything else, credentials in it included. */
function originOf(url: string): string {
  const match = /^(https?):\/\/([^/?#\\@\s]+)(?=[/?#]|$)/i.exec(url);
  if (!match) return '';
  const scheme = (match[1] ?? '').toLowerCase();
  const host = (match[2] ?? '').toLowerCase();
  return `${scheme}://${host.replace(scheme === 'https' ? /:443$/ : /:80$/, '')}`;
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) <= 0x20) return true;
  return false;
}
