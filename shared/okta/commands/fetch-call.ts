// A call of fetch, as Chrome ("Copy as fetch", for Node.js too) and Postman write it, and by hand: its address and its options, with
// the constants and `new Headers()` that are set before it. Literals are read, and nothing is evaluated.

import type { CommandRequest } from './command-request.ts';
import { formOfLiteral, type Literal, plainOf } from './literal-value.ts';

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** Null when the call names no address. */
export function readFetchCall(text: string): CommandRequest | null {
  const call = /\bfetch\s*\(/.exec(text);
  if (!call) return null;
  const constants = constantsOf(text.slice(0, call.index));
  const reader = createReader(text, call.index + call[0].length, constants);
  const url = reader.value();
  const given = reader.more() ? reader.value() : undefined;
  if (typeof url !== 'string' || url === '') return null;
  const options = given instanceof Map ? given : new Map<string, Literal>();
  const kept = options.get('headers');
  const headers: [string, string][] =
    kept instanceof Map ? [...kept].map(([name, value]) => [name, textOf(value)]) : [];
  const body = options.get('body');
  return {
    method: textOf(options.get('method') ?? 'GET').toUpperCase(),
    url,
    headers,
    body: body === undefined || body === null ? null : textOf(body),
    leftOut: [],
  };
}

/** `const raw = …;` and `headers.append("a", "b");`. */
function constantsOf(text: string): Map<string, Literal> {
  const constants = new Map<string, Literal>();
  const statement = /^[ \t]*(?:(?:const|let|var)[ \t]+(\w+)[ \t]*=[ \t]*|(\w+)\.(?:append|set)\([ \t]*)/gm;
  for (let found = statement.exec(text); found; found = statement.exec(text)) {
    const [whole, name, table] = found;
    const reader = createReader(text, found.index + whole.length, constants);
    const first = reader.value();
    if (name !== undefined) constants.set(name, first);
    const kept = table === undefined ? undefined : constants.get(table);
    if (kept instanceof Map && reader.more()) kept.set(textOf(first), reader.value());
    // What a text holds is no statement.
    statement.lastIndex = Math.max(reader.at(), found.index + whole.length);
  }
  return constants;
}

interface Reader {
  value(): Literal;
  /** Whether another argument follows; its comma is taken. */
  more(): boolean;
  at(): number;
}

function createReader(text: string, start: number, constants: Map<string, Literal>): Reader {
  let at = start;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  const skip = () => take(/\s*/y);
  function value(): Literal {
    skip();
    const quoted = take(/"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|`((?:[^`\\]|\\[\s\S])*)`/y);
    if (quoted) return joined(unescaped(quoted[1] ?? quoted[2] ?? quoted[3] ?? ''));
    if (take(/\{/y)) return object();
    if (take(/\[/y)) return list();
    const number = take(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy);
    if (number) return Number(number[0]);
    if (take(/JSON\.stringify\(/y)) {
      const inner = value();
      take(/[^)]*\)/y);
      return JSON.stringify(plainOf(inner));
    }
    if (take(/new (?:URLSearchParams|Headers)\(/y)) {
      const inner = take(/\s*\)/y) ? new Map<string, Literal>() : value();
      take(/\s*\)/y);
      return inner ?? new Map<string, Literal>();
    }
    const name = take(/[A-Za-z_$][\w$.]*/y)?.[0];
    if (name === undefined) at += 1;
    return name === 'true' ? true : name === 'false' ? false : name === 'null' ? null : constants.get(name ?? '');
  }
  /** `"a" + "b"`: Postman breaks long bodies so. */
  function joined(first: string): string {
    let whole = first;
    while (take(/\s*\+\s*/y)) whole += textOf(value());
    return whole;
  }
  function object(): Map<string, Literal> {
    const entries = new Map<string, Literal>();
    for (skip(); at < text.length && text[at] !== '}'; take(/[\s,]*/y)) {
      const name = take(/[A-Za-z_$][\w$]*/y)?.[0] ?? textOf(value());
      // `{ headers }` is the constant of that name.
      entries.set(name, take(/\s*:/y) ? value() : constants.get(name));
    }
    at += 1;
    return entries;
  }
  function list(): Literal[] {
    const items: Literal[] = [];
    for (skip(); at < text.length && text[at] !== ']'; take(/[\s,]*/y)) items.push(value());
    at += 1;
    return items;
  }
  return { value, at: () => at, more: () => take(/\s*,/y) !== null };
}

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(\r?\n)|([\s\S]))/gi, (_all, four, two, line, sign: string) =>
    four !== undefined || two !== undefined
      ? String.fromCharCode(Number.parseInt(String(four ?? two), 16))
      : line !== undefined
        ? ''
        : (ESCAPES[sign] ?? sign),
  );

const textOf = (value: Literal): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? value instanceof Map
        ? formOfLiteral(value, textOf)
        : JSON.stringify(plainOf(value))
      : String(value);
