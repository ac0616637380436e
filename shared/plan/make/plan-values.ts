// Where the values of a recording come from when it is run again: an id out of the answer of a step before, else a variable of the plan,
// and what is secret out of the environment. One variable a value, whatever it stands in.
import { placeOf } from '../../okta/catalogue/parameter-places.ts';
import { redactText } from '../../redact/redact-text.ts';
import { isJwkPart, isSecretJson, isSecretKey } from '../../redact/secret-keys.ts';
import { bodyKey } from '../body-key.ts';
import type { Json, PlanDocument } from '../plan-document.ts';
import type { ChosenCall } from './chosen-calls.ts';
import { createPlanVariables, type Source } from './plan-variables.ts';

export interface PlanValues {
  /** The variable that stands for an id of a path; null for a word that is the same in every org, such as `me`. */
  ofId(at: number, placeholder: string, value: string): string | null;
  /** A text of a query or body as the plan has it: `{{name}}` where it is an id that is known, or secret. */
  text(at: number, key: string, value: string): string;
  body(at: number, body: string | null): Json | undefined;
  /** What the step saves of its answer. */
  savedBy(at: number): Record<string, string>;
  variables(): NonNullable<PlanDocument['variables']>;
  /** Of the environment: what has to be set before the plan is run. */
  wanted(): string[];
}

/** Neither a person's name nor an id: `me`, `default`, `ACCESS_POLICY`. */
const FIXED_WORD = /^(?:[a-z]+(?:[_-][a-z]+){0,4}|[A-Z]+(?:_[A-Z]+){0,5})$/;
const LONGEST_WORD = 30;
/** Of Okta: twenty letters and digits, with a digit among them. */
const LOOKS_LIKE_ID = /^(?=[A-Za-z]*\d)[A-Za-z0-9]{20}$/;
const OPEN = /^(?:\{\{\s*([\w.-]+)\s*\}\}|\{([\w.-]+)\}|:([A-Za-z]\w*))$/;

/** Or was one, and is masked. */
const looksSecret = (value: string): boolean => value.includes('\u2022') || redactText(value) !== value;

export function createPlanValues(calls: readonly ChosenCall[]): PlanValues {
  const names = createPlanVariables();
  const byValue = new Map<string, string>();

  const known = (value: string, make: () => string): string => {
    const name = byValue.get(value) ?? make();
    byValue.set(value, name);
    return name;
  };

  const secret = (key: string, value: string): string => known(value, () => names.fromEnvironment(key, 'secret'));

  /** `{{name}}` of a collection is a variable here too. */
  const withOpenNames = (text: string): string =>
    text.replace(/\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g, (_all, name: string) => {
      const variable = known(`{{${name}}}`, () => names.fromEnvironment(name, 'environment'));
      return `{{${variable}}}`;
    });

  const text = (at: number, key: string, value: string): string => {
    if (value === '') return value;
    const name = byValue.get(value);
    if (name !== undefined) return `{{${name}}}`;
    const source = LOOKS_LIKE_ID.test(value) ? sourceOf(calls, at, value) : null;
    if (source) return `{{${known(value, () => names.save(key, source))}}}`;
    const open = withOpenNames(value);
    if (open !== value) return open;
    const isSecret = (isSecretKey(key) && !isJwkPart(key) && isSecretJson(key, value)) || looksSecret(value);
    return isSecret ? `{{${secret(key === '' ? 'secret' : key, value)}}}` : value;
  };

  const json = (at: number, key: string, value: Json): Json => {
    if (typeof value === 'string') return text(at, key, value);
    if (Array.isArray(value)) return value.map((one) => json(at, key, one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, json(at, bodyKey(key, name), one)]));
  };

  return {
    ofId(at, placeholder, value) {
      const call = calls[at];
      const open = OPEN.exec(value);
      const wish = wordFor(call?.operation.path ?? '', open?.slice(1).find(Boolean) ?? placeholder);
      // What a read takes from a list is not what a write goes to: it would change whatever is first there.
      const key = open ? `{{${wish}}}${call?.method === 'GET' ? '' : ' of a write'}` : value;
      const name = byValue.get(key);
      if (name !== undefined) return name;
      if (open) {
        const list = sourceOfOpen(calls, at, placeholder);
        return known(key, () => (list ? names.save(wish, list) : names.fromEnvironment(wish, 'environment')));
      }
      if (value.length <= LONGEST_WORD && FIXED_WORD.test(value)) return null;
      const source = sourceOf(calls, at, value);
      if (source) return known(value, () => names.save(wish, source));
      if (looksSecret(value)) return secret(wish, value);
      return known(value, () => names.written(wish, value));
    },
    text,
    body(at, body) {
      if (body === null || body.trim() === '') return undefined;
      let parsed: Json;
      try {
        parsed = JSON.parse(body) as Json;
      } catch {
        return text(at, 'requestBody', body);
      }
      return json(at, '', parsed);
    },
    savedBy: names.savedBy,
    variables: names.variables,
    wanted: names.wanted,
  };
}

/** `id` alone says nothing: that of `/users/{id}` is a `userId`. */
function wordFor(path: string, placeholder: string): string {
  if (placeholder.toLowerCase() !== 'id') return placeholder;
  const collection = /\/([A-Za-z-]+)\/\{id\}/i.exec(path)?.[1] ?? '';
  return collection === '' ? placeholder : `${collection.replace(/ies$/, 'y').replace(/s$/, '')}Id`;
}

/**
 * The first answer before that shows the value: of a thing that was made or read by something else. What is only found in a list is taken
 * from there for reads alone: a write has to go to what it went to, and not to what has the same place in another list.
 */
function sourceOf(calls: readonly ChosenCall[], before: number, value: string): Source | null {
  const written = calls.some(
    ({ method, ids }) => method !== 'GET' && method !== 'HEAD' && ids.some(([, id]) => id === value),
  );
  for (const [at, { answer, ids, status }] of calls.slice(0, before).entries()) {
    if (ids.some(([, id]) => id === value) || (status !== null && status >= 300)) continue;
    const path = pathTo(answer, value, '$', { left: 20_000 });
    if (path !== null && !(written && path.includes('['))) return { at, path };
  }
  return null;
}

function pathTo(value: unknown, wanted: string, path: string, budget: { left: number }): string | null {
  budget.left -= 1;
  if (budget.left < 0) return null;
  if (value === wanted) return path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const next = Array.isArray(value)
      ? `[${key}]`
      : /^[A-Za-z_]\w*$/.test(key)
        ? `.${key}`
        : `['${key.replace(/(['\\])/g, '\\$1')}']`;
    const found = pathTo(one, wanted, `${path}${next}`, budget);
    if (found !== null) return found;
  }
  return null;
}

/** For what is not known at all: the first of the list that the operation's path goes on from, where a step before reads it. */
function sourceOfOpen(calls: readonly ChosenCall[], before: number, placeholder: string): Source | null {
  const call = calls[before];
  if (call?.method !== 'GET') return null;
  const place = placeOf(call.operation.path.split(`/{${placeholder}}`, 1)[0] ?? '');
  const at = calls
    .slice(0, before)
    .findIndex(
      ({ method, operation, status }) => method === 'GET' && placeOf(operation.path) === place && (status ?? 200) < 300,
    );
  return at < 0 ? null : { at, path: '$[0].id' };
}
