// The page without a browser: its stores and actions, on an app handler, as they are after a load. What the components draw is
// not here; what a click does is. `loadPage` again is a reload: nothing lives on but what the page itself keeps.
import { vi } from 'vitest';
import type { TestBench } from './bench.ts';

const stored = new Map<string, string>();

/** The few things of a browser that the modules of the page touch. */
function installBrowser(fetchApp: (request: Request) => Promise<Response>): void {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const location = { href: 'http://127.0.0.1/', protocol: 'http:', hash: '' };
  Object.assign(globalThis, { location, localStorage: storage, sessionStorage: storage });
  vi.stubGlobal('fetch', async (input: Request | URL | string, init?: RequestInit) =>
    fetchApp(input instanceof Request ? new Request(input, init) : new Request(input, init)),
  );
}

/** Forgets what the page keeps over a reload. */
export const forgetPage = (): void => stored.clear();

export async function loadPage({ fetch }: TestBench) {
  // The bench itself calls orgs by its wire; only the page's own fetch is handed to the app.
  installBrowser(fetch);
  vi.resetModules();
  const [
    snapshot,
    draft,
    scopes,
    send,
    responses,
    responseStore,
    offered,
    act,
    tenants,
    handOver,
    again,
    catalogue,
    token,
  ] = await Promise.all([
    import('../../renderer/platform/session-state/load-snapshot.ts'),
    import('../../renderer/features/workbench/request/change-draft.ts'),
    import('../../renderer/features/workbench/scopes/change-scopes.ts'),
    import('../../renderer/features/workbench/response/send.ts'),
    import('../../renderer/features/workbench/response/change-responses.ts'),
    import('../../renderer/features/workbench/response/response-store.ts'),
    import('../../renderer/features/workbench/exchange/offered-actions.ts'),
    import('../../renderer/features/workbench/exchange/take-action.ts'),
    import('../../renderer/platform/session-state/tenants.ts'),
    import('../../renderer/features/workbench/take-handed-over.ts'),
    import('../../renderer/platform/session-state/send-again.ts'),
    import('../../renderer/platform/session-state/catalogue.ts'),
    import('../../renderer/features/workbench/token/request-token.ts'),
  ]);
  await snapshot.loadSnapshot();
  await responses.restoreResponses();
  return {
    ...draft,
    ...scopes,
    ...send,
    ...responses,
    ...act,
    ...offered,
    ...tenants,
    ...handOver,
    ...again,
    ...token,
    responseStore: responseStore.responseStore,
    catalogueStore: catalogue.catalogueStore,
  };
}
export type PageModules = Awaited<ReturnType<typeof loadPage>>;
