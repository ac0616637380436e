// The ways in which a hostile org can spell a secret, and a reader that finds it again in any text. The reader is independent of the
// code under test: it takes the text as it is and as every decoder that a program has available gives it, layer by layer,
// and looks for the value alone.
import { gunzipSync, gzipSync } from 'node:zlib';

const percentAll = (text: string, upper: boolean) =>
  [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .map((code) => (upper ? code.toUpperCase() : code))
    .join('');
const unicode = (text: string, upper: boolean) =>
  [...text]
    .flatMap((character) => [...Array(character.length).keys()].map((at) => character.charCodeAt(at)))
    .map((unit) => unit.toString(16).padStart(4, '0'))
    .map((code) => `\\u${upper ? code.toUpperCase() : code}`)
    .join('');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const base64At = (shift: number, url: boolean) => (text: string) =>
  Buffer.from(`${'x'.repeat(shift)}${text}yz`).toString(url ? 'base64url' : 'base64');

/** Text to text; each is undone by some reader's everyday decoder. */
export const FORMS: Record<string, (text: string) => string> = {
  raw: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  'every character percent-encoded': (text) => percentAll(text, true),
  'every character in lower-case percent': (text) => percentAll(text, false),
  'twice percent-encoded': (text) => encodeURIComponent(percentAll(text, true)),
  'a form value': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 without padding': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64 of a longer text': base64At(0, false),
  'base64 of a longer text, one further': base64At(1, false),
  'base64 of a longer text, two further': base64At(2, false),
  'base64url of a longer text, one further': base64At(1, true),
  'base64url of a longer text, two further': base64At(2, true),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  JSON: json,
  'JSON with escaped slashes': (text) => json(text).replaceAll('/', '\\/'),
  'JSON in JSON': (text) => json(json(text)),
  'JSON in JSON in JSON': (text) => json(json(json(text))),
  'every character as \\u': (text) => unicode(text, false),
  'every character as \\u in upper case': (text) => unicode(text, true),
  '\\u in JSON in JSON': (text) => json(json(unicode(text, false))),
  'HTML entities by name': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll('+', '&plus;')
      .replaceAll('/', '&sol;')
      .replaceAll('=', '&equals;')
      .replaceAll('_', '&lowbar;')
      .replaceAll('.', '&period;'),
  'HTML entities, decimal': (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join(''),
  'HTML entities, hex': (text) =>
    [...text].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join(''),
  reversed: (text) => [...text].reverse().join(''),
};

/** Which of them can be read in `bytes`, and how; none, however they are read. */
export function secretsLeft(bytes: Uint8Array, secrets: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  for (const [how, text] of readings(bytes))
    for (const [name, secret] of Object.entries(secrets)) if (text.includes(secret)) found.push(`${name}, ${how},`);
  return found;
}

/** What a text says, each thing once however often it is said: the strings and names of its JSON, else its lines. */
export function stringsIn(text: string): Set<string> {
  const found = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') split(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        found.add(key);
        take(inner);
      }
  };
  const split = (whole: string): void => {
    const parsed = jsonOf(whole);
    if (parsed !== undefined) {
      take(parsed);
      return;
    }
    for (const line of whole.split('\n')) {
      const inner = whole === line ? undefined : jsonOf(line);
      if (inner === undefined) found.add(line);
      else take(inner);
    }
  };
  split(text);
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return /^\s*[{[]/.test(text) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** The text in every reading, escapes taken off four times. */
function* readings(bytes: Uint8Array): Generator<[how: string, text: string]> {
  const seen = new Set<string>();
  function* read(how: string, text: string, depth: number): Generator<[string, string]> {
    if (seen.has(text) || text.length < 6) return;
    seen.add(text);
    yield [how, text];
    // Base64 and hex make noise of most texts: nothing is taken off that again.
    for (const [name, decode] of Object.entries(DECODERS))
      if (depth > 0) yield* read(`${how} > ${name}`, decode(text), name in ESCAPES ? depth - 1 : 0);
  }
  yield* read('as it is', Buffer.from(bytes).toString('utf8'), 4);
  for (const at of starts(bytes)) {
    try {
      yield* read(`gunzip at ${at}`, gunzipSync(bytes.subarray(at)).toString('utf8'), 1);
    } catch {
      // No gzip begins here.
    }
  }
}

function starts(bytes: Uint8Array): number[] {
  const found: number[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('1f8b08', 0, 'hex'); at >= 0; at = buffer.indexOf('1f8b08', at + 1, 'hex'))
    found.push(at);
  return found;
}

const fromUnits = (units: string[]) => String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '=',
  lowbar: '_',
  period: '.',
};
const ESCAPES: Record<string, (text: string) => string> = {
  percent: (text) =>
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
  json: (text) =>
    text.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (_all, unit?: string, other?: string) =>
      unit === undefined ? ({ n: '\n', r: '\r', t: '\t' }[other ?? ''] ?? other ?? '') : fromUnits([unit]),
    ),
  html: (text) =>
    text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      return String.fromCodePoint(
        Math.min(0x10ffff, decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)),
      );
    }),
  plus: (text) => text.replaceAll('+', ' '),
};
const runsOf = (text: string, pattern: RegExp, decode: (run: string) => string) =>
  (text.match(pattern) ?? []).map(decode).join('\n');
const DECODERS: Record<string, (text: string) => string> = {
  ...ESCAPES,
  hex: (text) => runsOf(text, /(?:[0-9a-f]{2}){6,}/gi, (run) => Buffer.from(run, 'hex').toString('utf8')),
  ...Object.fromEntries(
    [0, 1, 2, 3].map((skip) => [
      `base64 from ${skip}`,
      (text: string) =>
        runsOf(text, /[A-Za-z0-9+/_-]{8,}/g, (run) => Buffer.from(run.slice(skip), 'base64').toString('utf8')),
    ]),
  ),
  reversed: (text) => [...text].reverse().join(''),
};

export const gzipOf = (text: string): Buffer => gzipSync(text);
