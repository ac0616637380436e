// Paths of the catalogue with ids that exist: each placeholder takes the first id of the list before it, read from the org
// itself and remembered. Where no list is or the list is empty, the word given stands in.
import { type Answer, catalogue, type Json } from './support.ts';

export type Ask = (path: string, scopes: readonly string[]) => Promise<Answer>;

export interface RealIds {
  /** The path filled, and whether every placeholder found an id. */
  fill(path: string): Promise<{ path: string; whole: boolean }>;
}

const bare = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');
const lists = new Map(
  catalogue.operations
    .filter(({ method, path }) => method === 'GET' && !path.endsWith('}'))
    .map((operation) => [bare(operation.path), operation]),
);
/** Lists that answer only to a question. */
const QUERY: Record<string, string> = {
  '/api/v1/policies': '?type=OKTA_SIGN_ON',
  '/api/v1/principal-rate-limits': `?filter=${encodeURIComponent('principalType eq "OAUTH_CLIENT"')}`,
};

export function createRealIds(ask: Ask, otherwise: string): RealIds {
  const known = new Map<string, Promise<string | null>>();

  async function firstId(template: string, path: string): Promise<string | null> {
    const list = lists.get(template);
    if (!list) return null;
    const { json } = await ask(`${path}${QUERY[template] ?? ''}`, list.scopes);
    const items: Json = Array.isArray(json) ? json : Object.values(json ?? {}).find(Array.isArray);
    const [item] = Array.isArray(items) ? items : [];
    return item?.id ?? item?.client_id ?? null;
  }

  return {
    async fill(path) {
      let whole = true;
      let template = '';
      let filled = '';
      for (const segment of path.split('/').slice(1)) {
        if (!segment.startsWith('{')) {
          template += `/${segment}`;
          filled += `/${segment}`;
          continue;
        }
        const found = known.get(filled) ?? firstId(template, filled);
        known.set(filled, found);
        const id = await found;
        whole &&= id !== null;
        template += '/{}';
        filled += `/${encodeURIComponent(id ?? otherwise)}`;
      }
      return { path: filled, whole };
    },
  };
}
