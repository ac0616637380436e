// Where the person is: `#/history/abc` is page `history` with the rest `abc`. The hash works on every host, survives a
// reload and gives back and forward for nothing.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { PAGE_IDS, type PageId } from '../../shared/model/pages.ts';

export type { PageId };

export interface Route {
  page: PageId;
  /** What follows the page, decoded: an id, or empty. */
  rest: string;
}

export function parseRoute(hash: string): Route {
  const [, first = '', second = ''] = /^#\/([^/]*)\/?(.*)$/.exec(hash) ?? [];
  const page = PAGE_IDS.find((id) => id === first);
  if (!page) return { page: 'workbench', rest: '' };
  try {
    return { page, rest: decodeURIComponent(second) };
  } catch {
    return { page, rest: '' };
  }
}

export function routeHash(page: PageId, rest = ''): string {
  return rest === '' ? `#/${page}` : `#/${page}/${encodeURIComponent(rest)}`;
}

const routeStore = createStore<Route>()(() => ({ page: 'workbench', rest: '' }));

/** Follow the address from now on. Called once, after the session token is out of the fragment. */
export function followRoutes(): void {
  const read = () => routeStore.setState(parseRoute(location.hash), true);
  window.addEventListener('hashchange', read);
  read();
}

/** Go somewhere. `replace` leaves no step to go back to: for a choice within a page. */
export function navigate(page: PageId, rest = '', replace = false): void {
  const hash = routeHash(page, rest);
  if (location.hash === hash) return;
  if (replace) {
    history.replaceState(null, '', hash);
    routeStore.setState(parseRoute(hash), true);
  } else location.hash = hash;
}

export const currentRoute = (): Route => routeStore.getState();
export const useRoute = (): Route => useStore(routeStore);
