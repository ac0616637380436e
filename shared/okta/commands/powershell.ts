// Requests of PowerShell: Invoke-WebRequest and Invoke-RestMethod with the variables that are set before them, as Chrome ("Copy as
// PowerShell") and Postman write them, and by hand with @{ } and ConvertTo-Json. Nothing is evaluated that is no literal.

import type { CommandRequest } from './command-request.ts';
import { formOfLiteral, type Literal, plainOf } from './literal-value.ts';

type Variables = Map<string, Literal>;

const COMMAND = /(?:^|[\s=({;|])(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\s/i;
/** Everything else that has a name of its own is a switch. */
const WITH_VALUE = new Set(
  `uri method headers body contenttype websession sessionvariable useragent timeoutsec credential token authentication outfile
  infile proxy certificate certificatethumbprint form custommethod maximumredirection erroraction sslprotocol`.split(
    /\s+/,
  ),
);

/** Null when the command names no address. */
export function readInvokeCommand(text: string): CommandRequest | null {
  const start = COMMAND.exec(text);
  if (!start) return null;
  const variables = variablesOf(text.slice(0, start.index + 1));
  const named = new Map<string, Literal>();
  const reader = createReader(text, start.index + start[0].length, variables);
  let at = reader.next();
  while (at !== null) {
    if (typeof at === 'object' && 'option' in at) {
      const { option } = at;
      const takes = [...WITH_VALUE].find((name) => name === option) !== undefined;
      const value = takes ? reader.next() : null;
      if (value !== null && 'value' in value) named.set(option, value.value);
    } else if (!named.has('uri')) named.set('uri', at.value);
    at = reader.next();
  }
  return requestOf(named);
}

function requestOf(named: Map<string, Literal>): CommandRequest | null {
  const uri = named.get('uri');
  if (typeof uri !== 'string' || uri === '') return null;
  const leftOut: string[] = [];
  if (named.has('credential') || named.has('token')) leftOut.push('the user and password or token of the command');
  if (named.has('websession')) leftOut.push('the session with its cookies');
  if (named.has('infile')) leftOut.push('the body, which is in a file');
  if (named.has('form')) leftOut.push('the form with parts');
  const given = named.get('headers');
  const headers: [string, string][] =
    given instanceof Map ? [...given].map(([name, value]) => [name, textOf(value)]) : [];
  const type = named.get('contenttype');
  if (typeof type === 'string') headers.push(['Content-Type', type]);
  const agent = named.get('useragent');
  if (typeof agent === 'string') headers.push(['User-Agent', agent]);
  const method = textOf(named.get('method') ?? named.get('custommethod') ?? 'GET').toUpperCase();
  const body = named.get('body') ?? null;
  if (!(body instanceof Map)) return { method, url: uri, headers, body: body === null ? null : textOf(body), leftOut };
  // Of fields a GET makes its query, every other method a form.
  const form = formOfLiteral(body, textOf);
  if (method === 'GET')
    return {
      method,
      url: form === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${form}`,
      headers,
      body: null,
      leftOut,
    };
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  return { method, url: uri, headers, body: form, leftOut };
}

/** `$body = …`, `$headers["a"] = "b"`, `$headers.Add("a", "b")`. */
function variablesOf(text: string): Variables {
  const variables: Variables = new Map();
  const statement =
    /^[ \t]*\$(\w+)(?:[ \t]*=[ \t]*|\.Add\([ \t]*|\[[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')[ \t]*\][ \t]*=[ \t]*)/gm;
  for (let found = statement.exec(text); found; found = statement.exec(text)) {
    const [whole, name = '', double, single] = found;
    const key = double ?? single;
    const before = variables.get(name.toLowerCase());
    const table = before instanceof Map ? before : new Map<string, Literal>();
    const reader = createReader(text, found.index + whole.length, variables);
    const first = reader.next();
    if (whole.includes('.Add(')) {
      const second = reader.next();
      if (first && second && 'value' in first && 'value' in second) table.set(textOf(first.value), second.value);
      variables.set(name.toLowerCase(), table);
    } else if (key !== undefined) {
      if (first && 'value' in first) table.set(key, first.value);
      variables.set(name.toLowerCase(), table);
    } else if (first && 'value' in first) variables.set(name.toLowerCase(), first.value);
    // What a text holds is no statement.
    statement.lastIndex = Math.max(reader.at(), found.index + whole.length);
  }
  return variables;
}

interface Reader {
  /** The next argument; null at the end of the command. */
  next(): { option: string } | { value: Literal } | null;
  at(): number;
}

/** Words of a program's command line in PowerShell. */
export function powershellWords(text: string): string[] {
  const reader = createReader(text, 0, new Map(), true);
  const words: string[] = [];
  for (let each = reader.next(); each !== null; each = reader.next())
    words.push('option' in each ? each.option : textOf(each.value));
  return words;
}

const textOf = (value: Literal): string =>
  typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : typeof value === 'object'
        ? jsonOf(value)
        : String(value);

const jsonOf = (value: Literal): string => JSON.stringify(plainOf(value));

function createReader(text: string, start: number, variables: Variables, asWords = false): Reader {
  let at = start;
  const skip = (lines: boolean) => {
    const blank = lines ? /(?:[\s,;]|`\r?\n|#[^\n]*)*/y : /(?:[ \t,]|`[ \t]*\r?\n)*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  function value(): Literal {
    const read = literal();
    return take(/\s*\|\s*ConvertTo-Json(?:[ \t]+-\w+(?:[ \t]+\d+)?)*/iy) ? jsonOf(read) : read;
  }
  function literal(): Literal {
    const here = take(/@(['"])[ \t]*\r?\n([\s\S]*?)\r?\n\1@/y);
    if (here) return here[1] === '"' ? unescaped(here[2] ?? '') : (here[2] ?? '');
    const single = take(/'((?:[^']|'')*)'/y);
    if (single) return (single[1] ?? '').replaceAll("''", "'");
    const double = take(/"((?:[^"`]|`[\s\S]|"")*)"/y);
    if (double) return unescaped(double[1] ?? '');
    if (take(/@\{/y)) return table();
    if (take(/@\(/y)) return list(')');
    if (take(/\[[\w.]+\](?:::[\w.]+\(|)/y)) return wrapped();
    if (take(/\(/y)) return wrapped();
    const variable = take(/\$(\w+)/y);
    if (variable) return variableOf(variable[1] ?? '');
    const bare = take(asWords ? /(?:[^\s'"`]|`[^\r\n])+/y : /[^\s,;(){}'"`|]+/y)?.[0];
    if (bare === undefined) at += 1;
    return !asWords && /^-?\d+(?:\.\d+)?$/.test(bare ?? '') ? Number(bare) : (bare ?? '');
  }
  function variableOf(name: string): Literal {
    const known = variables.get(name.toLowerCase());
    if (known !== undefined) return known;
    return name === 'true' ? true : name === 'false' ? false : name === 'null' ? null : `$${name}`;
  }
  /** Of `[Text.Encoding]::UTF8.GetBytes("…")` and of `(@{…} | ConvertTo-Json)` the text. */
  function wrapped(): Literal {
    skip(true);
    const inner = value();
    take(/\s*\)*/y);
    return inner;
  }
  function list(end: string): Literal[] {
    const items: Literal[] = [];
    for (skip(true); at < text.length && text[at] !== end; skip(true)) items.push(value());
    at += 1;
    return items;
  }
  function table(): Map<string, Literal> {
    const entries = new Map<string, Literal>();
    for (skip(true); at < text.length && text[at] !== '}'; skip(true)) {
      const name = textOf(take(/[\w-]+/y)?.[0] ?? value());
      if (take(/\s*=\s*/y)) entries.set(name, value());
    }
    at += 1;
    return entries;
  }
  return {
    at: () => at,
    next() {
      skip(false);
      if (at >= text.length || /[\r\n;|]/.test(text[at] ?? '')) return null;
      if (text[at] === ')' || text[at] === '}') return null;
      const option = asWords ? null : take(/-([A-Za-z]+):?/y);
      if (option) return { option: (option[1] ?? '').toLowerCase() };
      if (!asWords) return { value: value() };
      // Quoted and bare pieces without a blank between them are one word.
      let word = '';
      do word += textOf(value());
      while (at < text.length && !/[\s|;]/.test(text[at] ?? '') && !/^`[ \t]*\r?\n/.test(text.slice(at, at + 9)));
      return { value: word };
    },
  };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
const unescaped = (text: string): string =>
  text.replace(/`([\s\S])|""/g, (_all, sign: string | undefined) =>
    sign === undefined ? '"' : (ESCAPES[sign] ?? sign),
  );
