// Where the value of a placeholder comes from. The rule: `/api/v1/apps/{appId}/grants/{grantId}` takes `appId` from the
// list `/api/v1/apps`, and `grantId` from the grants of that same app. The few that the rule cannot find are data here.
import type { Operation } from '../../../okta/catalogue/catalogue.ts';
import { templateNames } from '../../../okta/catalogue/path-template.ts';

export interface ValueNeed {
  name: string;
  in: 'path' | 'query';
  /** Template of the list that gives it; its own placeholders are those of the path before. Null: no list does. */
  list: string | null;
  /** Where `list` is null: the list of the catalogue that would give it, had the sweep called it; null when none would. */
  elsewhere: string | null;
  /** A value that needs no list. `client-id`: of the credential that calls. */
  known: { text: string } | 'client-id' | null;
}

/** The same words in every org. */
const FIXED: Record<string, string> = {
  '/api/v1/meta/schemas/user/{}': 'default',
  '/api/v1/roles/{}': 'SUPER_ADMIN',
  '/api/v1/first-party-app-settings/{}': 'admin-console',
  '/api/v1/brands/{}/well-known-uris/{}': 'apple-app-site-association',
};

/** Lists that are not the path before the placeholder. */
const ELSEWHERE: Record<string, string> = {
  '/api/v1/meta/schemas/apps/{}': '/api/v1/apps',
  '/api/v1/users/{}/linkedObjects/{}': '/api/v1/meta/schemas/user/linkedObjects',
  '/webauthn-registration/api/v1/users/{}': '/api/v1/users',
  '/api/v1/hook-keys/public/{}': '/api/v1/hook-keys',
};

const QUERY: Record<string, string> = {
  'previewSAMLmetadataForApplication kid': '/api/v1/apps/{}/credentials/keys',
  'getSsfStreamStatus stream_id': '/api/v1/ssf/stream',
};

/** The template with its placeholders bare: names vary between the operations of one path. */
export function bareTemplate(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/**
 * What a call needs before it can be sent: every placeholder, and every required query parameter that `query` lacks.
 * `lists`: bare templates of the GETs that the sweep makes; `known`: of all that the catalogue has.
 */
export function valueNeeds(
  operation: Operation,
  query: Record<string, string>,
  lists: ReadonlySet<string>,
  known: ReadonlySet<string> = lists,
): ValueNeed[] {
  const from = (list: string | null): Pick<ValueNeed, 'list' | 'elsewhere'> => {
    const called = list !== null && lists.has(list);
    return { list: called ? list : null, elsewhere: !called && list !== null && known.has(list) ? list : null };
  };
  const nothing = from(null);
  const needs = templateNames(operation.path).map((name): ValueNeed => {
    const before = bareTemplate(operation.path.slice(0, operation.path.indexOf(`{${name}}`)));
    const at = `${before}{}`;
    const fixed = FIXED[at];
    if (fixed !== undefined) return { name, in: 'path', ...nothing, known: { text: fixed } };
    if (at === '/oauth2/v1/clients/{}') return { name, in: 'path', ...nothing, known: 'client-id' };
    return { name, in: 'path', ...from(ELSEWHERE[at] ?? before.replace(/\/$/, '')), known: null };
  });
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query' || !parameter.required || query[parameter.name] !== undefined) continue;
    const list = QUERY[`${operation.id} ${parameter.name}`] ?? null;
    needs.push({ name: parameter.name, in: 'query', ...from(list), known: null });
  }
  return needs;
}
