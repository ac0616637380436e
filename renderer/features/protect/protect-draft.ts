// What is entered for a test: the API, its routes, the pages, and where the good token comes from. Kept while the page is open, and tokens
// that are pasted nowhere else: neither in the address nor on the disk.
import { createStore } from 'zustand/vanilla';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import type { GivenTokens, ProtectInput } from '../../../shared/runs/protect/protect-events.ts';
import {
  checkRoute,
  isWrite,
  type ProtectRoute,
  ROUTE_TEMPLATE,
  readApiUrl,
  readOrigin,
} from '../../../shared/runs/protect/read-routes.ts';
import { whyNoGiver } from '../../../shared/runs/protect/token-givers.ts';

/** In place of a credential: the good token is pasted. */
export const GIVEN = 'given';

export interface ProtectDraft {
  api: string;
  routes: readonly ProtectRoute[];
  /** `tenant/credential`, or GIVEN; null for the first that fits. */
  from: string | null;
  scopes: string;
  tokens: GivenTokens;
  allowedOrigin: string;
  foreignOrigin: string;
  allowWrites: boolean;
}

/** A page that nobody has. */
export const FOREIGN = 'https://foreign.example';

export const draftStore = createStore<ProtectDraft>()(() => ({
  api: '',
  routes: ROUTE_TEMPLATE,
  from: null,
  scopes: '',
  tokens: {},
  allowedOrigin: '',
  foreignOrigin: FOREIGN,
  allowWrites: false,
}));

export const changeDraft = (change: Partial<ProtectDraft>): void => draftStore.setState(change);

export function changeRoute(at: number, change: Partial<ProtectRoute>): void {
  const { routes } = draftStore.getState();
  changeDraft({ routes: routes.map((route, index) => (index === at ? { ...route, ...change } : route)) });
}

export interface Giver {
  key: string;
  tenant: Tenant;
  credential: Credential;
}

/** Those whose tokens are for an API of one's own: of the tenant in use, then of the sandbox org. */
export function giversOf(tenants: readonly Tenant[], selected: Tenant | null): Giver[] {
  const both = tenants.filter((one) => one.id === selected?.id || one.abilities.builtIn);
  const ordered = both.toSorted((a, b) => Number(b.id === selected?.id) - Number(a.id === selected?.id));
  return ordered.flatMap((tenant) =>
    tenant.credentials
      .filter((credential) => whyNoGiver(credential) === null)
      .map((credential) => ({ key: `${tenant.id}/${credential.id}`, tenant, credential })),
  );
}

/** The chosen one; null where the good token is pasted, or there is none. */
export function giverOf({ from }: Pick<ProtectDraft, 'from'>, givers: readonly Giver[]): Giver | null {
  if (from === GIVEN) return null;
  return givers.find(({ key }) => key === from) ?? (from === null ? (givers[0] ?? null) : null);
}

/** What is missing or wrong, as a sentence; null when it can be run. */
export function missingWords(draft: ProtectDraft, giver: Giver | null): string | null {
  const api = readApiUrl(draft.api);
  if (!api.ok) return draft.api.trim() === '' ? 'Enter the base URL of your API.' : `${api.message} ${api.fix}`;
  if (draft.routes.length === 0) return 'Add a route.';
  for (const route of draft.routes) {
    const read = checkRoute(route);
    if (!read.ok) return `${read.message} ${read.fix}`;
  }
  if (!draft.allowWrites && draft.routes.some(isWrite)) return 'Allow writes, or leave out the routes that write.';
  for (const origin of [draft.allowedOrigin, draft.foreignOrigin]) {
    const read = origin.trim() === '' ? null : readOrigin(origin);
    if (read && !read.ok) return `${read.message} ${read.fix}`;
  }
  if (giver === null && (draft.tokens.good ?? '').trim() === '')
    return draft.from === GIVEN ? 'Paste a good token.' : 'Choose where the good token comes from.';
  return null;
}

/** `tenantId`: in whose name a pasted token goes out. */
export function inputOf(draft: ProtectDraft, giver: Giver | null, tenantId: string): ProtectInput {
  const { api, routes, scopes, tokens, allowedOrigin, foreignOrigin, allowWrites } = draft;
  // A foreign page alone says little; without pages of one's own there is no CORS to try.
  const pages = allowedOrigin.trim() !== '';
  const { good: _good, ...others } = tokens;
  return {
    tenantId: giver?.tenant.id ?? tenantId,
    credentialId: giver?.credential.id ?? null,
    scopes: giver ? parseScopeList(scopes) : [],
    api,
    routes: [...routes],
    tokens: giver ? others : tokens,
    ...(pages ? { allowedOrigin } : {}),
    ...(pages && foreignOrigin.trim() !== '' ? { foreignOrigin } : {}),
    allowWrites,
  };
}
