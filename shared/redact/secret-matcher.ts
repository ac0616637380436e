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
/** The part of a form that the search leaps by: its end, because tokens of one org begin alike. */
const LONGEST_WINDOW = 16;
/** Characters that are looked up together: of fewer, a thousand tokens together hold every sequence that Base64 can have. */
const BLOCK = 4;
/** The table of leaps grows with what is known: crowded, it leaps no more, and of a few secrets a large one would be costly to make. */
const FEWEST_BITS = 12;
const MOST_BITS = 22;
const PLACES_A_NEEDLE = 32;
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
      if (!table.takes(forms)) stale = true;
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

/** The forms by how they end, which the search leaps by, and by how they begin. */
function createNeedleTable() {
  let window = LONGEST_WINDOW;
  let longest = 0;
  let beyondAscii = false;
  let entered = 0;
  let bits = FEWEST_BITS;
  let leaps = new Uint8Array(1 << bits);
  const buckets = new Map<number, Needle[]>();
  /** By their first three characters. */
  const starts = new Map<number, Needle[]>();

  const hasRoom = (needles: number): boolean => bits === MOST_BITS || needles * PLACES_A_NEEDLE <= leaps.length;
  /** Whether it can enter these too as it is. */
  const takes = (more: readonly Needle[]): boolean =>
    hasRoom(entered + more.length) && more.every(({ text }) => text.length >= window);

  const rebuild = (all: readonly Needle[]) => {
    window = all.reduce((least, { text }) => Math.min(least, text.length), LONGEST_WINDOW);
    longest = 0;
    beyondAscii = false;
    entered = 0;
    while (!hasRoom(all.length)) {
      bits += 1;
      leaps = new Uint8Array(1 << bits);
    }
    leaps.fill(window - BLOCK + 1);
    buckets.clear();
    starts.clear();
    for (const needle of all) enter(needle);
  };

  const enter = (needle: Needle) => {
    const { text } = needle;
    entered += 1;
    longest = Math.max(longest, text.length);
    beyondAscii ||= /[^\0-\x7f]/.test(text);
    const last = text.length - 1;
    for (let leap = window - BLOCK; leap >= 0; leap--) {
      const hash = hashAt(text, last - leap, bits);
      leaps[hash] = Math.min(leaps[hash] ?? 0, leap);
    }
    put(buckets, hashAt(text, last, bits), needle);
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
      const hash = hashAt(text, end, bits);
      const leap = leaps[hash] ?? 1;
      if (leap > 0) {
        end += leap;
        continue;
      }
      const last = end + 1;
      for (const needle of buckets.get(hash) ?? []) {
        const from = last - needle.text.length;
        if (from < 0 || !text.startsWith(needle.text, from)) continue;
        into.push([
          needle.before && isBase64(text, from - 1) && text[from - 2] !== '\\' ? from - 1 : from,
          needle.after && isBase64(text, last) ? last + 1 : last,
        ]);
      }
      end += 1;
    }
  };

  return { rebuild, takes, enter, headOf, scan, beyondAscii: () => beyondAscii };
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

/** Of the BLOCK characters up to `end`, as a number of so many bits. */
function hashAt(text: string, end: number, bits: number): number {
  return Math.imul(threeAt(text, end) | ((text.charCodeAt(end - 3) & 255) << 24), 0x9e3779b1) >>> (32 - bits);
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
