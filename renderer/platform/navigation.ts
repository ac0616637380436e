// Where the person is and how they look at it: `#/errors/token-expired?find=secret&show=safe` is the page `errors`, what is opened there, and its view.
// The hash works on every host, survives a reload and gives back and forward for nothing. Each page declares the keys of its view once (`pageAddress`);
// what it does not know, or a value that is none, counts as not said and goes. What is chosen here is kept nowhere else.
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { PAGE_IDS, type PageId } from '../../shared/model/pages.ts';
import { redactText } from '../../shared/redact/redact-text.ts';

export type { PageId };

type Query = Readonly<Record<string, string>>;

export interface Route {
  page: PageId;
  /** What follows the page, decoded: an id, or empty. */
  rest: string;
  /** The view, decoded, as its keys write it. */
  query: Query;
}

const NO_QUERY: Query = {};

export function parseRoute(hash: string): Route {
  const [, first = '', second = '', third = ''] = /^#\/([^/?]*)\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const page = PAGE_IDS.find((id) => id === first);
  if (!page) return { page: 'workbench', rest: '', query: NO_QUERY };
  const query = Object.fromEntries(new URLSearchParams(third));
  try {
    return { page, rest: decodeURIComponent(second), query };
  } catch {
    return { page, rest: '', query };
  }
}

/** Longer than what a person types to find something: a body that was pasted into a filter, or hundreds of choices. */
const MOST_LENGTH = 1000;
/** As long as the secrets that Okta makes, with digits in more than one place: no name of an operation or a scope looks like that. */
const LIKE_A_SECRET = /(?=[\w~-]{40})[A-Za-z_~-]*\d+[A-Za-z_~-]+\d/;

/** An address is copied, and stays in the history of the browser. What must not be there is in the view as long as the page is. */
const mayBeShown = (text: string): boolean =>
  text.length <= MOST_LENGTH && !/[\r\n]/.test(text) && !LIKE_A_SECRET.test(text) && redactText(text) === text;

export function routeHash(page: PageId, rest = '', query: Query = NO_QUERY): string {
  const view = new URLSearchParams(Object.entries(query).filter(([, text]) => mayBeShown(text))).toString();
  return `#/${page}${rest === '' ? '' : `/${encodeURIComponent(rest)}`}${view === '' ? '' : `?${view}`}`;
}

const routeStore = createStore<Route>()(() => ({ page: 'workbench', rest: '', query: NO_QUERY }));

/** How each page was left, for the way back to it. */
const left = new Map<PageId, Route>();

const hashOf = ({ page, rest, query }: Route): string => routeHash(page, rest, query);
const routeOn = (page: PageId): Route => left.get(page) ?? { page, rest: '', query: NO_QUERY };

function show(route: Route): void {
  left.set(route.page, route);
  routeStore.setState(route, true);
}

function go(route: Route, replace: boolean): void {
  const hash = hashOf(route);
  if (hash !== hashOf(routeStore.getState())) {
    if (replace) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
  }
  show(route);
}

/** Follow the address from now on. Called once, after the session token is out of the fragment. */
export function followRoutes(): void {
  const read = () => show(parseRoute(location.hash));
  window.addEventListener('hashchange', read);
  read();
}

/** Go somewhere, as the page is at first. `replace` leaves no step to go back to. */
export function navigate(page: PageId, rest = '', replace = false): void {
  go({ page, rest, query: NO_QUERY }, replace);
}

/** Go to a page as it was left; `rest` opens something else there. */
export function returnTo(page: PageId, rest?: string): void {
  const route = routeOn(page);
  go({ ...route, rest: rest ?? route.rest }, false);
}

/** The address of a page as it was left. */
export const leftAt = (page: PageId): string => hashOf(routeOn(page));

export const currentRoute = (): Route => routeStore.getState();
export const usePage = (): PageId => useStore(routeStore, ({ page }) => page);

/** One part of a view, as the address has it. */
export interface AddressKey<Value> {
  /** Of nothing, and of what is no value, what the page shows at first. */
  read: (text: string | undefined) => Value;
  /** Null for what the page shows at first. */
  write: (value: Value) => string | null;
}

export const textKey: AddressKey<string> = {
  read: (text) => text ?? '',
  write: (value) => (value === '' ? null : value),
};

export const idKey: AddressKey<string | null> = {
  read: (text) => text || null,
  write: (value) => value,
};

export const flagKey: AddressKey<boolean> = {
  read: (text) => text === 'yes',
  write: (value) => (value ? 'yes' : null),
};

/** Ids, which hold no blank. */
export const listKey: AddressKey<readonly string[]> = {
  read: (text) => (text ?? '').split(' ').filter(Boolean),
  write: (value) => (value.length === 0 ? null : value.join(' ')),
};

/** One of these. */
export function choiceKey<Value extends string>(values: readonly Value[], first: NoInfer<Value>): AddressKey<Value> {
  return {
    read: (text) => values.find((value) => value === text) ?? first,
    write: (value) => (value === first ? null : value),
  };
}

/** One of these, or none. */
export function optionKey<Value extends string>(values: readonly Value[]): AddressKey<Value | null> {
  return { read: (text) => values.find((value) => value === text) ?? null, write: (value) => value };
}

type Keys<View extends object> = { readonly [Name in keyof View]: AddressKey<View[Name]> };

/** What a page has in its address. There is one of each page. */
export interface PageAddress<View extends object> {
  page: PageId;
  keys: Keys<View>;
}

export type ViewOf<Address> = Address extends PageAddress<infer View> ? View : never;

export const pageAddress = <View extends object>(page: PageId, keys: Keys<View>): PageAddress<View> => ({ page, keys });

const namesOf = <View extends object>(keys: Keys<View>) => Object.keys(keys) as (keyof View & string)[];

export function viewOf<View extends object>({ keys }: PageAddress<View>, query: Query): View {
  return Object.fromEntries(namesOf(keys).map((name) => [name, keys[name].read(query[name])])) as View;
}

export function queryOf<View extends object>({ keys }: PageAddress<View>, view: View): Query {
  const texts = namesOf(keys).map((name) => [name, keys[name].write(view[name])] as const);
  return Object.fromEntries(texts.filter((pair): pair is readonly [(typeof pair)[0], string] => pair[1] !== null));
}

/** The view of a page, wherever the person is. */
export const readAddress = <View extends object>(address: PageAddress<View>): View =>
  viewOf(address, routeOn(address.page).query);

/** What is opened on a page, wherever the person is. */
export const readRest = ({ page }: Pick<PageAddress<object>, 'page'>): string => routeOn(page).rest;

/** The view, with what is opened as `rest`; what the page does not know of it leaves the address. */
export function useAddress<View extends object>(address: PageAddress<View>): View & { rest: string } {
  // While another page takes its place it shows what it did.
  const { rest, query } = useStore(routeStore, (route) =>
    route.page === address.page ? route : routeOn(address.page),
  );
  const view = useMemo(() => viewOf(address, query), [address, query]);
  useEffect(() => {
    const known = queryOf(address, view);
    const unknown = Object.keys(query).some((name) => known[name] !== query[name]);
    if (unknown && currentRoute().page === address.page) go({ page: address.page, rest, query: known }, true);
  }, [address, view, rest, query]);
  return { ...view, rest };
}

export interface AddressStep {
  /** What is opened; absent: as before. */
  rest?: string;
  /** Something is opened: *back* leads to what was shown before. What narrows or orders a list is no step. */
  step?: boolean;
}

/** Change parts of the view. A step also goes to the page; without one, a page that is not shown is only found so later. */
export function changeAddress<View extends object>(
  address: PageAddress<View>,
  change: Partial<View>,
  { rest, step = false }: AddressStep = {},
): void {
  const { page } = address;
  const from = routeOn(page);
  const query = queryOf(address, { ...viewOf(address, from.query), ...change });
  const route = { page, rest: rest ?? from.rest, query };
  if (step || currentRoute().page === page) go(route, !step);
  else left.set(page, route);
}
