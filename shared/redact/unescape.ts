// A text with one layer of escapes taken off, and the way back from every place of it: percent-encoding, the escapes of JSON
// and of programs, HTML entities. A secret is looked for in such views instead of in an endless list of spellings: JSON in JSON
// in a query is three layers, whatever characters were escaped and in whichever case.

import { toBytes } from './byte-text.ts';

export interface View {
  text: string;
  /** Places of the pieces that were decoded, in order: in this text, and from where to where in the text that it was made of. */
  at: number[];
  length: number[];
  from: number[];
  to: number[];
}

/** Tried at one place. */
const ESCAPE =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|[0-3][0-7]{2})|%(?:u[\da-fA-F]{4}|[\da-fA-F]{2})|&(?:#\d{1,8};?|#[xX][\da-fA-F]{1,8};?|[A-Za-z][A-Za-z\d]{1,20};)/y;

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

const BACKSLASH = 0x5c;
/** By the character after a backslash, where that alone decides. */
const SIMPLE: (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[ux0-3]/.test(character) ? undefined : (CONTROLS[character] ?? character);
});

/** Names of HTML for what a secret may hold: punctuation of ASCII, then Latin-1 from U+00A0 on. */
const ENTITIES = new Map<string, number>([
  ...Object.entries({
    quot: 34,
    QUOT: 34,
    amp: 38,
    AMP: 38,
    apos: 39,
    lt: 60,
    LT: 60,
    gt: 62,
    GT: 62,
    Tab: 9,
    NewLine: 10,
    excl: 33,
    num: 35,
    dollar: 36,
    percnt: 37,
    lpar: 40,
    rpar: 41,
    ast: 42,
    midast: 42,
    plus: 43,
    comma: 44,
    period: 46,
    sol: 47,
    colon: 58,
    semi: 59,
    equals: 61,
    quest: 63,
    commat: 64,
    lsqb: 91,
    lbrack: 91,
    bsol: 92,
    rsqb: 93,
    rbrack: 93,
    Hat: 94,
    lowbar: 95,
    UnderBar: 95,
    grave: 96,
    DiacriticalGrave: 96,
    lcub: 123,
    lbrace: 123,
    verbar: 124,
    vert: 124,
    VerticalLine: 124,
    rcub: 125,
    rbrace: 125,
  }),
  ...`nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
    Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
    ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`
    .split(/\s+/)
    .map((name, index): [string, number] => [name, 160 + index]),
]);

/** Null when there is nothing to take off. What is decoded is given as the bytes of its UTF-8, one character a byte. */
export function unescapeOnce(source: string): View | null {
  if (!source.includes('%') && !source.includes('\\') && !source.includes('&')) return null;
  const view: View = { text: '', at: [], length: [], from: [], to: [] };
  const next = signsOf(source);
  const parts: string[] = [];
  let size = 0;
  let done = 0;
  for (let place = next(0); place < source.length; ) {
    const backslash = source.charCodeAt(place) === BACKSLASH;
    const simple = backslash ? SIMPLE[source.charCodeAt(place + 1)] : undefined;
    const piece = simple === undefined ? escapeAt(source, place) : '';
    const decoded = simple ?? (piece === null ? null : decode(piece));
    if (decoded === null) {
      place = next(place + 1);
      continue;
    }
    parts.push(source.slice(done, place), decoded);
    size += place - done;
    view.at.push(size);
    view.length.push(decoded.length);
    view.from.push(place);
    size += decoded.length;
    done = place + (simple === undefined ? (piece?.length ?? 1) : 2);
    view.to.push(done);
    place = next(done);
  }
  if (parts.length === 0) return null;
  parts.push(source.slice(done));
  view.text = parts.join('');
  return view;
}

/** The place of the next sign of an escape, from `from` on; asked in rising order. */
function signsOf(source: string): (from: number) => number {
  const ahead = ['%', '\\', '&'].map((sign) => ({ sign, at: -1 }));
  return (from) => {
    let nearest = source.length;
    for (const one of ahead) {
      if (one.at < from) {
        const found = source.indexOf(one.sign, from);
        one.at = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      if (one.at < nearest) nearest = one.at;
    }
    return nearest;
  };
}

/** The escape that begins at a sign; null for none. A backslash before anything else stands for that character. */
function escapeAt(source: string, place: number): string | null {
  ESCAPE.lastIndex = place;
  const piece = ESCAPE.exec(source)?.[0];
  if (piece !== undefined) return piece;
  return source.charCodeAt(place) === BACKSLASH && place + 1 < source.length ? source.slice(place, place + 2) : null;
}

/** Where in the source a piece of the view, from `start` to before `end`, is; whole escapes. */
export function sourceRange(view: View, start: number, end: number): [from: number, to: number] {
  return [sourceOf(view, start, false), sourceOf(view, end - 1, true)];
}

function sourceOf(view: View, place: number, end: boolean): number {
  const index = lastAtMost(view.at, place);
  if (index < 0) return place + (end ? 1 : 0);
  const past = place - (view.at[index] ?? 0) - (view.length[index] ?? 0);
  if (past < 0) return (end ? view.to[index] : view.from[index]) ?? 0;
  return (view.to[index] ?? 0) + past + (end ? 1 : 0);
}

/** A place of the source that is in no escape: `place`, or the beginning of the escape that it cuts; and where that is in the view. */
export function uncutPlace(view: View, place: number): { source: number; view: number } {
  const index = lastAtMost(view.from, place - 1);
  if (index < 0) return { source: place, view: place };
  const to = view.to[index] ?? 0;
  if (to > place) return { source: view.from[index] ?? 0, view: view.at[index] ?? 0 };
  return { source: place, view: (view.at[index] ?? 0) + (view.length[index] ?? 0) + place - to };
}

/** Index of the last number that is at most `value`; -1 for none. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function decode(piece: string): string | null {
  const sign = piece[0];
  if (sign === '&') return decodeEntity(piece);
  const kind = piece[1] ?? '';
  if (sign === '%') {
    const code = Number.parseInt(kind === 'u' ? piece.slice(2) : piece.slice(1), 16);
    return kind === 'u' ? utf8(code) : String.fromCharCode(code);
  }
  if (piece.length === 12) {
    const high = Number.parseInt(piece.slice(2, 6), 16);
    const low = Number.parseInt(piece.slice(8), 16);
    return utf8(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
  }
  if (piece.length === 2) return CONTROLS[kind] ?? kind;
  if (kind === 'u') return utf8(Number.parseInt(piece.replace(/[^\da-f]/gi, ''), 16));
  return String.fromCharCode(kind === 'x' ? Number.parseInt(piece.slice(2), 16) : Number.parseInt(piece.slice(1), 8));
}

function decodeEntity(entity: string): string | null {
  const name = entity.slice(1).replace(/;$/, '');
  const code = /^#x/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : name.startsWith('#')
      ? Number.parseInt(name.slice(1), 10)
      : ENTITIES.get(name);
  return code === undefined || code > 0x10ffff ? null : utf8(code);
}

/** The bytes of a code point, one character a byte; U+FFFD for what is none. */
function utf8(code: number): string {
  return toBytes(String.fromCodePoint(code > 0x10ffff ? 0xfffd : code));
}
