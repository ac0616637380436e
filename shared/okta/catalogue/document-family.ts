// Which family an OpenAPI document describes, by where most of its paths begin: files do not say it themselves.
import type { Family } from './catalogue.ts';
import { childOf, isRecord } from './openapi-node.ts';

const BEGINNINGS: [Family, RegExp][] = [
  ['governance', /^\/governance\//],
  ['myaccount', /^\/idp\/myaccount\b/],
  ['oauth', /^\/oauth2\//],
];

/** Management unless more than half of the paths are another's. Any value will do. */
export function familyOfDocument(document: unknown): Family {
  const paths = childOf(document, 'paths');
  const all = isRecord(paths) ? Object.keys(paths) : [];
  for (const [family, beginning] of BEGINNINGS)
    if (all.filter((path) => beginning.test(path)).length * 2 > all.length) return family;
  return 'management';
}
