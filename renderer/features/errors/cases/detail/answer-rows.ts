// Two answers as rows side by side: status, header by header (WWW-Authenticate parameter by parameter), body member
// by member. The names are those of the comparison, so that each difference finds its row.

import type { Difference } from '../../../../../shared/okta/error-cases/compare/difference.ts';
import type { ShownAnswer } from '../../../../../shared/okta/error-cases/compare/shown-answer.ts';
import { parseWwwAuthenticate } from '../../../../../shared/okta/verdict/denial.ts';
import { asObject, parseJsonText } from '../../../../../shared/okta/wire-text/json-text.ts';

type Part = Difference['part'];

export interface AnswerRow {
  part: Part;
  name: string;
  /** Null: not there. */
  left: string | null;
  right: string | null;
  differs: boolean;
  /** In words, where it differs. */
  words: string | null;
}

interface Item {
  part: Part;
  name: string;
  value: string;
}

/** An error is short. A list received in its place is shown by its beginning. */
const MOST = 24;
const ANY = '{any}';
const CHALLENGE = 'www-authenticate';

function bodyItems(body: string, asOne: ReadonlySet<string>): Item[] {
  if (body === '') return [];
  const value = parseJsonText(body);
  if (value === null || typeof value !== 'object') return [{ part: 'body', name: '$', value: body }];
  const items: Item[] = [];
  const walk = (inner: unknown, name: string): void => {
    const members = asOne.has(name) ? null : membersOf(inner, name);
    if (members === null || members.length === 0)
      items.push({ part: 'body', name, value: typeof inner === 'string' ? inner : JSON.stringify(inner) });
    else for (const [place, member] of members) walk(member, place);
  };
  walk(value, '$');
  return items;
}

function membersOf(value: unknown, name: string): [place: string, member: unknown][] | null {
  if (Array.isArray(value)) return value.map((member: unknown, index) => [`${name}[${index}]`, member]);
  const object = asObject(value);
  return object && Object.entries(object).map(([key, member]) => [`${name}.${key}`, member]);
}

function headerItems([name, value]: [string, string]): Item[] {
  const [challenge] = name === CHALLENGE ? parseWwwAuthenticate(value) : [];
  if (!challenge) return [{ part: 'header', name, value }];
  return [
    { part: 'header', name: `${CHALLENGE}: scheme`, value: challenge.scheme },
    ...Object.entries(challenge.parameters).map(([key, text]): Item => {
      return { part: 'header', name: `${CHALLENGE}: ${key}`, value: text };
    }),
  ];
}

function itemsOf(answer: ShownAnswer | null, asOne: ReadonlySet<string>): Item[] {
  if (answer === null) return [];
  return [
    { part: 'status', name: 'status', value: String(answer.status) },
    ...answer.headers.flatMap(headerItems),
    ...bodyItems(answer.body, asOne),
  ];
}

/** Whether a difference at `place` is one of this row: at its own place, or at one around it. */
function isAt(place: string, name: string): boolean {
  return name === place || (place.startsWith('$') && (name.startsWith(`${place}.`) || name.startsWith(`${place}[`)));
}

/** `differences` are those of `right` against `left`. Rows of the body beyond the first few are counted, not listed. */
export function toAnswerRows(
  left: ShownAnswer | null,
  right: ShownAnswer | null,
  differences: readonly Difference[],
): { rows: AnswerRow[]; more: number } {
  const wild = new Set(itemsOf(left, new Set()).flatMap(({ name, value }) => (value === ANY ? [name] : [])));
  const before = new Map(itemsOf(left, wild).map((item) => [item.name, item]));
  const after = new Map(itemsOf(right, wild).map((item) => [item.name, item]));
  const order: Part[] = ['status', 'header', 'body'];
  const all = [...new Map([...before, ...after]).values()]
    .map(({ part, name }): AnswerRow => {
      const found = differences.find((one) => one.part === part && isAt(one.name, name));
      const differs = found !== undefined;
      const values = { left: before.get(name)?.value ?? null, right: after.get(name)?.value ?? null };
      return { part, name, ...values, differs, words: found?.words ?? null };
    })
    .sort((one, other) => order.indexOf(one.part) - order.indexOf(other.part));
  const body = all.filter(({ part }) => part === 'body');
  const shown = new Set(body.slice(0, MOST));
  return {
    rows: all.filter((row) => row.part !== 'body' || shown.has(row)),
    more: body.length - shown.size,
  };
}
