// What an operation demands, from the `security` of OpenAPI: alternatives, each a set of schemes that go together.
// Okta writes `[{oauth2: [scopes]}, {apiToken: []}]`: an OAuth token with all these scopes, or an API token.

import type { Operation } from './catalogue.ts';
import { childOf, isRecord, listOfStrings, resolveReference } from './openapi-node.ts';

type Auth = Operation['auth'][number];

/** `notice` is set when the file lists several sets of scopes and one had to be chosen. */
export function demandOf(
  document: unknown,
  security: unknown,
): { scopes: string[]; auth: Operation['auth']; notice?: string } {
  const alternatives = Array.isArray(security) ? security.filter(isRecord) : [];
  const auth = new Set<Auth>();
  const sets: string[][] = [];
  for (const alternative of alternatives)
    for (const [scheme, scopes] of Object.entries(alternative)) {
      const kind = kindOf(document, scheme);
      auth.add(kind);
      if (kind === 'oauth2') sets.push([...new Set(listOfStrings(scopes))].sort());
    }
  const chosen = sets.reduce<string[] | undefined>(
    (a, b) => (a === undefined || b.length < a.length ? b : a),
    undefined,
  );
  const others = new Set(sets.map((set) => set.join(' ')));
  return {
    scopes: chosen ?? [],
    auth: [...auth].sort(),
    ...(others.size > 1
      ? { notice: `lists several sets of scopes; the smallest was taken: ${chosen?.join(' ') || 'none'}.` }
      : {}),
  };
}

/** By the scheme's declared type; by its name where the file declares none. Secrets and assertions are the client's own. */
function kindOf(document: unknown, scheme: string): Auth {
  const declared = resolveReference(document, childOf(document, 'components', 'securitySchemes', scheme));
  const type = isRecord(declared) ? declared.type : undefined;
  if (type === 'oauth2' || type === 'openIdConnect' || /^oauth2?$/i.test(scheme)) return 'oauth2';
  if (type === 'apiKey' || /^api_?token$/i.test(scheme)) return 'apiToken';
  return 'client';
}
