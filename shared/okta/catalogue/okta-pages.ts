// Okta's own page of an operation and of the scopes, as addresses made of the catalogue. How certain each form is:
// management `tags/<tag>/other/<id>`: so do Okta's release notes of 2026 link them, and 13 of 13 agreed with the catalogue's tag;
// OAuth and MyAccount `<tag>/<id>`, governance `<words-of-the-tag>/<id>`: so do Okta's release notes and guides.
// All in lower case. Older texts link `tag/<Tag>/#tag/<Tag>/operation/<id>`. That every single page exists cannot be known from here:
// an operation that is newer than the pages, or left out of them, leads to a page that says it was not found.
import type { Family, Operation } from './catalogue.ts';

const API = 'https://developer.okta.com/docs/api';

/** All scopes are on one page, which has no part of its own for each. */
export const OKTA_SCOPES_PAGE = `${API}/oauth2/`;

const FOLDERS: Record<Family, (tag: string) => string> = {
  management: (tag) => `openapi/okta-management/management/tags/${tag.toLowerCase()}/other`,
  oauth: (tag) => `openapi/okta-oauth/oauth/${tag.toLowerCase()}`,
  myaccount: (tag) => `openapi/okta-myaccount/myaccount/${tag.toLowerCase()}`,
  governance: (tag) => `iga/openapi/governance-production-reference/${dashed(tag)}`,
};

/** Null for an operation without a tag: it has no place in Okta's pages. */
export function oktaPageOf({ id, family, tag }: Pick<Operation, 'id' | 'family' | 'tag'>): string | null {
  if (tag === '') return null;
  // An id that two specifications share carries its family before a dot (joinCatalogue).
  const own = id.slice(id.indexOf('.') + 1);
  return `${API}/${FOLDERS[family](tag)}/${encodeURIComponent(own.toLowerCase())}`;
}

/** `Principal Access - V2` is `principal-access-v2`. */
const dashed = (tag: string): string =>
  tag
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join('-') ?? '';
