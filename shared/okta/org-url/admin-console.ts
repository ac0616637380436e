// The Admin Console of an org: on the `-admin` host beside its own (FACTS §8). Only of Okta's own domains is it known; behind a custom
// domain the org's name is not.
import { OKTA_SUFFIXES } from './okta-domains.ts';
import { parseOrgUrl } from './org-url.ts';

/** Its start page; null where it is not known. */
export function adminConsoleOf(origin: string): string | null {
  const parsed = parseOrgUrl(origin);
  if (!parsed.ok || parsed.kind !== 'okta') return null;
  const [name, ...suffix] = parsed.host.split('.');
  return `https://${name}-admin.${suffix.join('.')}/`;
}

const CONSOLE = new RegExp(
  `^https://[a-z0-9-]+-admin\\.(?:${OKTA_SUFFIXES.map((suffix) => suffix.replaceAll('.', '\\.')).join('|')})/$`,
);

/** Whether an address, as a URL writes it, is the start page of an Admin Console and nothing else: no path, no query. */
export const isAdminConsole = (href: string): boolean => CONSOLE.test(href);
