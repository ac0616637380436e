// Where anybody can read up what a case claims: Okta's own pages and the standards. The data name sections of FACTS, the notes
// that the project was started with (docs/SOURCES.md); a reader of a report wants the pages.
import type { ErrorCase } from '../error-case.ts';

export interface PublicSource {
  title: string;
  url: string;
}

const OKTA = 'https://developer.okta.com/docs';
const RFC = 'https://www.rfc-editor.org/rfc';
const PAGES = {
  integration: { title: 'Build an API service integration', url: `${OKTA}/guides/build-api-integration/main/` },
  serviceApp: { title: 'OAuth for a service app', url: `${OKTA}/guides/implement-oauth-for-okta-serviceapp/main/` },
  clientAuth: { title: 'Okta: client authentication', url: `${OKTA}/api/openapi/okta-oauth/guides/client-auth/` },
  dpop: { title: 'Okta: DPoP', url: `${OKTA}/guides/dpop/` },
  revoke: { title: 'Okta: revoke tokens', url: `${OKTA}/guides/revoke-tokens/main/` },
  servers: { title: 'Okta: authorization servers', url: `${OKTA}/concepts/auth-servers/` },
  codes: { title: 'Okta error codes', url: `${OKTA}/reference/error-codes/` },
  core: { title: 'Okta API: errors and pagination', url: `${OKTA}/reference/core-okta-api/` },
  rates: { title: 'Okta rate limits', url: `${OKTA}/reference/rate-limits/` },
  api: { title: 'Okta API reference', url: `${OKTA}/api/` },
  tokenErrors: { title: 'RFC 6749 §5.2', url: `${RFC}/rfc6749#section-5.2` },
  bearerErrors: { title: 'RFC 6750 §3.1', url: `${RFC}/rfc6750#section-3.1` },
  introspection: { title: 'RFC 7662', url: `${RFC}/rfc7662` },
  revocation: { title: 'RFC 7009', url: `${RFC}/rfc7009` },
} as const satisfies Record<string, PublicSource>;

type Page = keyof typeof PAGES;

/** All of them, as the palette finds them. */
export const PUBLIC_PAGES: readonly PublicSource[] = Object.values(PAGES);

const PAGES_OF_SECTION: Record<string, readonly Page[]> = {
  '1': ['integration'],
  '1.1': ['integration', 'clientAuth'],
  '1.3': ['codes', 'tokenErrors'],
  '1.4': ['integration'],
  '1.5': ['integration', 'codes'],
  '2': ['dpop'],
  '3.1': ['codes', 'bearerErrors'],
  '3.2': ['core'],
  '3.3': ['codes'],
  '4': ['rates'],
  '5': ['core'],
  '6': ['api'],
  '7': ['revoke', 'introspection', 'revocation'],
  '8': ['servers'],
  '10': ['serviceApp'],
  '11': ['integration'],
  '12.10': ['integration'],
  '13': ['serviceApp', 'clientAuth'],
  '14': ['dpop'],
};

/** At least one, in the order in which the case names them; none twice. */
export function publicSources({ source }: Pick<ErrorCase, 'source'>): PublicSource[] {
  const sections = [...source.matchAll(/§(\d+(?:\.\d+)?)/g)].map(([, section = '']) => section);
  return [...new Set(sections.flatMap((section) => PAGES_OF_SECTION[section] ?? []))].map((page) => PAGES[page]);
}

/** The same as one line of text, for files and reports. */
export function sourceText(one: Pick<ErrorCase, 'source'>): string {
  return publicSources(one)
    .map(({ title, url }) => `${title} <${url}>`)
    .join(', ');
}
