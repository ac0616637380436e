// What kind of thing a parameter's value is, by its place in the catalogue's paths: `/api/v1/groups/{groupId}` says that a
// `groupId` is one of what `/api/v1/groups` lists. No table of parameters: a catalogue that is imported brings its own paths.
import type { Operation, Parameter } from './catalogue.ts';
import { createOperationMatcher, type OperationMatch } from './match-operation.ts';

/** The path of a collection with `{}` for each placeholder: `/api/v1/groups/{}/users`. */
export type Place = string;

/** A parameter to be filled, in the request as it is so far. */
export interface WantedParameter {
  method: string;
  /** Filled as far as it is, with `{name}` for what is not, and for the wanted parameter whatever it holds. */
  path: string;
  name: string;
  in: Parameter['in'];
}

export interface Wanted {
  /** The collection that the value is one of; null for a query parameter and for a path that the catalogue does not have. */
  own: Place | null;
  /** Values of the placeholders before it; '' for one that has none yet. */
  parents: string[];
  /** Collections whose items go by the same name elsewhere: probably the same kind of thing, and not certainly. */
  kin: Place[];
}

export interface ParameterPlaces {
  match(method: string, target: string): OperationMatch | null;
  /** As `match`, whatever the method: for a link, which does not always say one. */
  matchLink(target: string): OperationMatch | null;
  /** The names that items of the collection have as placeholders; empty for a path that is no collection of anything. */
  namesAt(place: Place): readonly string[];
  /** Null for a parameter that holds no identifier, as far as the catalogue shows. */
  wanted(parameter: WantedParameter): Wanted | null;
  /** The operation that lists what the parameter wants; null where the catalogue has none. */
  listOf(parameter: WantedParameter): Operation | null;
}

export const placeOf = (path: string): Place => path.replace(/\{[^{}/]*\}/g, '{}');

export function createParameterPlaces(operations: readonly Operation[]): ParameterPlaces {
  const matcher = createOperationMatcher(operations);
  const names = namesByPlace(operations);
  const lists = new Map(
    operations.filter(({ method }) => method === 'GET').map((operation) => [placeOf(operation.path), operation]),
  );

  const kinOf = (own: Place | null, name: string): Place[] => {
    const wanted = own === null ? [name] : [...new Set([name, ...(names.get(own) ?? [])])];
    // Without a list of its own, a longer name may say what it is: `sourceGroupId` is a `groupId`.
    const loosely = own === null || !lists.has(own);
    return [...names]
      .filter(([place]) => place !== own)
      .filter(([place, others]) => wanted.some((one) => isNamed(one, place, others, loosely)))
      .map(([place]) => place)
      .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  };

  const wanted = (parameter: WantedParameter): Wanted | null => {
    const { own, parents } = parameter.in === 'path' ? standsAt(matcher.match, parameter) : NOWHERE;
    const kin = kinOf(own, camelCase(parameter.name));
    return own === null && kin.length === 0 ? null : { own, parents, kin };
  };

  return {
    match: matcher.match,
    matchLink(target) {
      const method = matcher.methodsAt(target)[0];
      return method === undefined ? null : matcher.match(method, target);
    },
    namesAt: (place) => names.get(place) ?? [],
    wanted,
    listOf(parameter) {
      const found = wanted(parameter);
      if (!found) return null;
      const own = found.own === null ? undefined : lists.get(found.own);
      const other = found.kin.map((place) => lists.get(place)).find((list) => list?.path.includes('{') === false);
      // A list below a thing that is not chosen yet cannot be asked for.
      return (found.parents.includes('') ? (other ?? own) : (own ?? other)) ?? null;
    },
  };
}

const NOWHERE = { own: null, parents: [] };
const depth = (place: Place): number => place.split('/').length;

/** Collections in which some path of the catalogue has a placeholder, with the placeholder's names. */
function namesByPlace(operations: readonly Operation[]): Map<Place, string[]> {
  const found = new Map<Place, string[]>();
  for (const { path } of operations) {
    const segments = path.split('/');
    segments.forEach((segment, at) => {
      const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
      if (name === undefined) return;
      const place = placeOf(segments.slice(0, at).join('/'));
      const known = found.get(place);
      if (!known) found.set(place, [name]);
      else if (!known.includes(name)) known.push(name);
    });
  }
  return found;
}

/** Where the parameter stands: by its place in the path, as the path may be typed with names of one's own. */
function standsAt(
  match: ParameterPlaces['match'],
  { method, path, name }: WantedParameter,
): { own: Place | null; parents: string[] } {
  const found = match(method, path);
  if (!found) return NOWHERE;
  const values = Object.entries(found.parameters);
  const at = values.findIndex(([, value]) => value === `{${name}}`);
  const placeholder = values[at]?.[0];
  if (placeholder === undefined) return NOWHERE;
  const before = found.operation.path.split(`/{${placeholder}}`, 1)[0] ?? '';
  const parents = values.slice(0, at).map(([, value]) => (/^\{.*\}$/.test(value) ? '' : value));
  return { own: placeOf(before), parents };
}

/** `name` without its `id` says nothing: every second path calls something that. */
function isNamed(name: string, place: Place, others: readonly string[], loosely: boolean): boolean {
  if (name.toLowerCase() === 'id') return false;
  if (others.includes(name) || `${singular(camelCase(place.slice(place.lastIndexOf('/') + 1)))}Id` === name)
    return true;
  return loosely && others.some((other) => /.Id$/.test(other) && name.endsWith(capital(other)));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const camelCase = (text: string): string => text.replace(/[-_]+(\w)/g, (_all, letter: string) => letter.toUpperCase());
const singular = (text: string): string => text.replace(/ies$/, 'y').replace(/s$/, '');
