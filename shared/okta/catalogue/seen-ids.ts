// The identifiers that one answer of an org shows: of the items of a list, of the thing that it holds, of what its links and its
// Location lead to, and those of the path that it answered. What kind of thing each is comes from the catalogue's paths.
import type { ParameterPlaces, Place } from './parameter-places.ts';
import { placeOf } from './parameter-places.ts';

export interface SeenId {
  place: Place;
  /** Values of the placeholders before it: a factor is one of some user. */
  parents: string[];
  value: string;
  /** What a person knows it by: a login, a name, a label. */
  name: string | null;
}

/** An answer that the org gave with success. */
export interface AnswerWithIds {
  method: string;
  /** Absolute, as it was asked. */
  url: string;
  /** The body as a JSON value; undefined where there is none. */
  body: unknown;
  location: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** More of one answer is of no help to anybody, and a body is whatever an org makes it. */
const MOST_ITEMS = 500;
const MOST_LINKS = 30;
/** Masked, empty and endless values are no identifiers. */
const IDENTIFIER = /^[^\s•{}]{1,200}$/;

export function seenIds(answer: AnswerWithIds, places: ParameterPlaces): SeenId[] {
  const { method, url, body, location } = answer;
  const seen: SeenId[] = [];
  const add = (one: SeenId) => {
    if (IDENTIFIER.test(one.value) && places.namesAt(one.place).length > 0) seen.push(one);
  };
  const addLink = (href: string, named: { id: string | null; name: string | null }) => {
    // A link to another org shows what is there, not here.
    if (!isPath(href) && originOf(href) !== originOf(url)) return;
    for (const one of inPath(places.matchLink(href))) add({ ...one, name: one.value === named.id ? named.name : null });
  };

  const asked = places.match(method, url);
  const path = inPath(asked);
  const own = isFields(body) && typeof body.id === 'string';
  const isElement = asked?.operation.path.endsWith('}') === true;
  // What was deleted is there no more, and an alias such as `me` is no identifier of the thing that answered.
  for (const one of method === 'DELETE' || (own && isElement) ? path.slice(0, -1) : path) add(one);

  const parents = path.map(({ value }) => value);
  const last = path.at(-1);
  const at = isElement && last ? last : asked && { place: placeOf(asked.operation.path), parents };
  for (const item of itemsOf(body)) {
    const id = at ? idOf(item, places.namesAt(at.place)) : text(item.id);
    const name = nameOf(item, id);
    if (at && id !== null) add({ place: at.place, parents: at.parents, value: id, name });
    for (const href of linksOf(item)) addLink(href, { id, name });
  }
  if (location !== null) addLink(location, { id: null, name: null });
  return seen;
}

/** The placeholders' values of a path that was matched, in their order. */
function inPath(found: ReturnType<ParameterPlaces['match']>): SeenId[] {
  if (!found) return [];
  const parents: string[] = [];
  return Object.entries(found.parameters).map(([placeholder, value]) => {
    const place = placeOf(found.operation.path.split(`/{${placeholder}}`, 1)[0] ?? '');
    const one = { place, parents: [...parents], value, name: null };
    parents.push(value);
    return one;
  });
}

/** The items of a list, plain or inside an object (`{"domains": [...]}`); a thing by itself is its own only item. */
function itemsOf(body: unknown): Fields[] {
  if (Array.isArray(body)) return body.slice(0, MOST_ITEMS).filter(isFields);
  if (!isFields(body)) return [];
  if (typeof body.id === 'string') return [body];
  const lists = Object.values(body).filter(Array.isArray);
  return [body, ...lists.flat().filter(isFields)].slice(0, MOST_ITEMS);
}

/** Some things go by a name or, as keys do, by a `kid`. */
function idOf(item: Fields, names: readonly string[]): string | null {
  const id = text(item.id);
  if (id !== null) return id;
  if (names.some((name) => /^(kid|keyId)$/.test(name))) return text(item.kid);
  return names.some((name) => /Name$/.test(name)) ? text(item.name) : null;
}

function nameOf(item: Fields, id: string | null): string | null {
  const profile = isFields(item.profile) ? item.profile : {};
  const names = [profile.login, profile.name, item.label, item.displayName, profile.displayName, item.name, item.email];
  const found = names.map(text).find((name) => name !== null && name !== id);
  return found?.slice(0, 200) ?? null;
}

function linksOf({ _links: links }: Fields): string[] {
  if (!isFields(links)) return [];
  const found = Object.values(links).flat().slice(0, MOST_LINKS);
  return found.flatMap((link) => (isFields(link) && typeof link.href === 'string' ? [link.href] : []));
}

const isPath = (href: string): boolean => /^\/(?!\/)/.test(href);
const originOf = (url: string): string => /^https?:\/\/[^/?#\\]*/i.exec(url)?.[0].toLowerCase() ?? '';
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
