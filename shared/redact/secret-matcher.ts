// Finds known secrets in a text, in all their forms at once. Hundreds of tokens are known during a sweep, and every answer,
// reply and file is searched: so the search leaps over what cannot begin a secret (Wu and Manber), and its cost hardly grows
// with their number. Texts are searched as they are, then with their escapes taken off, layer by layer.

import { type Needle, secretForms } from './secret-forms.ts';
import { sourceRange, uncutPlace, unescapeOnce, type View } from './unescape.ts';

/** From where to before where. */
export type Range = [from: number, to: number];

export interface SecretMatcher {
  add(secret: string): void;
  remove(secret: string): void;
  /** How many secrets are known. */
  size(): number;
  /** Some form holds other characters than ASCII: then only a text of bytes can be searched for all. */
  needsBytes(): boolean;
  /** `text`: one character a byte, or any text while `needsBytes` is false. */
  search(text: string): Found;
}

export interface Found {
  /** Where secrets are, in order and separate. */
  ranges: Range[];
  /** Where the head of a secret begins that the end of the text cuts off; the text's length for none, and for one of a few letters. */
  headAtEnd(): number;
  /** Up to here nothing that may follow the text can make a secret of its end; no escape is cut there. */
  settled(): number;
}

/** JSON in JSON in JSON in a file of JSON. */
const LAYERS = 4;
/** No spelling of one character is longer: an escape in escapes. */
const WIDEST_CHARACTER = 48;
/** A head shorter than this is chance. */
const SHORTEST_HEAD = 6;
/** The part of a form that the search leaps by. */
const LONGEST_WINDOW = 16;
const TABLE_BITS = 17;
const BACKSLASH = 0x5c;
const BASE64_CHARACTER = /[\w+/-]/;

export function createSecretMatcher(secrets: Iterable<string> = []): SecretMatcher {
  const known = new Map<string, Needle[]>();
  const table = createNeedleTable();
  /** What is known has changed since the table was made. */
  let stale = true;
  const fresh = () => {
    if (stale) table.rebuild([...known.values()].flat());
    stale = false;
  };

  for (const secret of secrets) known.set(secret, secretForms(secret));
  fresh();

  return {
    add(secret) {
      if (known.has(secret)) return;
      const forms = secretForms(secret);
      known.set(secret, forms);
      if (stale) return;
      if (forms.some(({ text }) => text.length < table.window())) stale = true;
      else for (const needle of forms) table.enter(needle);
    },
    remove(secret) {
      if (known.delete(secret)) stale = true;
    },
    size: () => known.size,
    needsBytes() {
      fresh();
      return table.beyondAscii();
    },
    search(text) {
      fresh();
      if (known.size === 0) return { ranges: [], headAtEnd: () => text.length, settled: () => text.length };
      const found: Range[] = [];
      table.scan(text, found);
      const views = layersOf(text);
      views.forEach((view, layer) => {
        const inView: Range[] = [];
        table.scan(view.text, inView);
        for (const range of inView) found.push(toText(views, layer, range));
      });
      const ranges = apart(found);
      return {
        ranges,
        headAtEnd: () => headIn(text, views, SHORTEST_HEAD),
        settled() {
          const whole = wholeEscapes(text);
          const inner = text.slice(0, whole);
          const innerViews = whole === text.length ? views : layersOf(inner);
          // Fewer characters than the heads are known by may begin one too, and Base64 shares a character with what is before.
          let until = headIn(inner, innerViews, 0) - 1;
          for (const [from, to] of ranges) if (to > until) until = Math.min(until, from);
          return uncut(views, Math.max(0, until));
        },
      };
    },
  };

  /** The head in whichever layer, as a place of the text. `shortest` 0: also what is too short to be known for one. */
  function headIn(text: string, views: readonly View[], shortest: number): number {
    const headOfLayer = (inner: string): number => {
      const head = table.headOf(inner);
      if (shortest === 0) return Math.max(0, Math.min(head, inner.length - 2));
      return inner.length - head >= shortest ? head : inner.length;
    };
    return views.reduce((least, view, layer) => {
      const { length } = view.text;
      const head = headOfLayer(view.text);
      return head === length ? least : Math.min(least, toText(views, layer, [head, length])[0]);
    }, headOfLayer(text));
  }
}

/** The forms by what of them the search leaps by, and by how they begin. */
function createNeedleTable() {
  let window = LONGEST_WINDOW;
  let longest = 0;
  let beyondAscii = false;
  const leaps = new Uint8Array(1 << TABLE_BITS);
  const buckets = new Map<number, Needle[]>();
  /** By their first three characters. */
  const starts = new Map<number, Needle[]>();

  const rebuild = (all: readonly Needle[]) => {
    window = all.reduce((least, { text }) => Math.min(least, text.length), LONGEST_WINDOW);
    longest = 0;
    beyondAscii = false;
    leaps.fill(window - 2);
    buckets.clear();
    starts.clear();
    for (const needle of all) enter(needle);
  };

  const enter = (needle: Needle) => {
    const { text } = needle;
    longest = Math.max(longest, text.length);
    beyondAscii ||= /[^\0-\x7f]/.test(text);
    for (let end = 2; end < window; end++) {
      const hash = hashAt(text, end);
      leaps[hash] = Math.min(leaps[hash] ?? 0, window - 1 - end);
    }
    put(buckets, hashAt(text, window - 1), needle);
    put(starts, threeAt(text, 2), needle);
  };

  /** Where the longest head of a secret begins at the end of a text, of three characters at least; the text's length for none. */
  const headOf = (text: string): number => {
    for (let at = Math.max(0, text.length - longest); at < text.length - 2; at++) {
      const needles = starts.get(threeAt(text, at + 2));
      if (needles?.some((needle) => needle.text.startsWith(text.slice(at)))) return at;
    }
    return text.length;
  };

  /** Into `into`, places of `text`. */
  const scan = (text: string, into: Range[]) => {
    const { length } = text;
    let end = window - 1;
    while (end < length) {
      const hash = hashAt(text, end);
      const leap = leaps[hash] ?? 1;
      if (leap > 0) {
        end += leap;
        continue;
      }
      const from = end - window + 1;
      for (const needle of buckets.get(hash) ?? []) {
        const { length: size } = needle.text;
        // The last character first: tokens of one org begin alike.
        if (
          text.charCodeAt(from + size - 1) !== needle.text.charCodeAt(size - 1) ||
          !text.startsWith(needle.text, from)
        )
          continue;
        const last = from + size;
        into.push([
          needle.before && isBase64(text, from - 1) && text[from - 2] !== '\\' ? from - 1 : from,
          needle.after && isBase64(text, last) ? last + 1 : last,
        ]);
      }
      end += 1;
    }
  };

  return { rebuild, enter, headOf, scan, window: () => window, beyondAscii: () => beyondAscii };
}

/** Where the text ends before an escape that may not be complete. */
function wholeEscapes(text: string): number {
  const begin = Math.max(0, text.length - WIDEST_CHARACTER);
  const sign = /[\\%&]/.exec(text.slice(begin));
  if (sign === null) return text.length;
  let whole = begin + sign.index;
  // A run of backslashes without end has ends of escapes all the same, and `uncut` finds one.
  const least = Math.max(0, whole - WIDEST_CHARACTER);
  while (whole > least && text.charCodeAt(whole - 1) === BACKSLASH) whole -= 1;
  return whole;
}

function put<Key>(map: Map<Key, Needle[]>, key: Key, needle: Needle): void {
  const there = map.get(key);
  if (there) there.push(needle);
  else map.set(key, [needle]);
}

function threeAt(text: string, end: number): number {
  return (
    ((text.charCodeAt(end - 2) & 255) << 16) | ((text.charCodeAt(end - 1) & 255) << 8) | (text.charCodeAt(end) & 255)
  );
}

function hashAt(text: string, end: number): number {
  return Math.imul(threeAt(text, end), 0x9e3779b1) >>> (32 - TABLE_BITS);
}

/** The text with one layer of escapes taken off, with two, and so on. */
function layersOf(text: string): View[] {
  const views: View[] = [];
  for (let view = unescapeOnce(text); view !== null && views.length < LAYERS; view = unescapeOnce(view.text))
    views.push(view);
  return views;
}

/** A range of the view `layer` as one of the text itself. */
function toText(views: readonly View[], layer: number, range: Range): Range {
  return views.slice(0, layer + 1).reduceRight<Range>((inner, view) => sourceRange(view, inner[0], inner[1]), range);
}

function uncut(views: readonly View[], place: number): number {
  let inView = place;
  for (const [layer, view] of views.entries()) {
    const free = uncutPlace(view, inView);
    if (free.source < inView) {
      const earlier = layer === 0 ? free.source : toText(views, layer - 1, [free.source, free.source + 1])[0];
      return uncut(views, earlier);
    }
    inView = free.view;
  }
  return place;
}

/** In order, none touching another. */
function apart(ranges: Range[]): Range[] {
  if (ranges.length < 2) return ranges;
  ranges.sort((a, b) => a[0] - b[0]);
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push([...range]);
  }
  return joined;
}

function isBase64(text: string, place: number): boolean {
  return place >= 0 && place < text.length && BASE64_CHARACTER.test(text[place] ?? '');
}
