// Where a list goes on, of a response whose tenant is only known from the response: the origin is that of the request or of
// the list's own link, so that a next page on another host is still seen.

import { type HeaderList, headerValues } from '../headers.ts';
import { type Paging, parseLinkHeader, readPaging } from '../paging.ts';

/** Null without any link. */
export function readLinks(headers: HeaderList, bodyText: string, target: string | null): Paging | null {
  const links = parseLinkHeader(headerValues(headers, 'link'));
  const self = links.find(({ rel }) => rel.includes('self'));
  const next = links.find(({ rel }) => rel.includes('next'));
  const origin = [target, self?.url, next?.url].map(originOf).find((each) => each !== null) ?? '';
  const paging = readPaging(headers, origin, bodyText);
  return paging.next === null && paging.self === null && paging.refused === null ? null : paging;
}

const originOf = (url: string | null | undefined): string | null =>
  /^https?:\/\/[^/?#\\@\s]+/i.exec(url ?? '')?.[0] ?? null;
