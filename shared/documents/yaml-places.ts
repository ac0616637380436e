// YAML as a value whose places are known: for a file that a person writes, where a fault of the content has a line as one of the form has.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type Range } from 'yaml';

export interface Place {
  /** Both count from 1. */
  line: number;
  column: number;
}

export interface YamlFault extends Place {
  /** What is wrong, without a quote of the text. */
  message: string;
  /** What to do about it. */
  fix: string;
}

export type YamlPath = readonly (string | number)[];

export interface YamlPlaces {
  /** Undefined for what is not usable at all. */
  document: unknown;
  faults: YamlFault[];
  /** Of the value at the path; of its key with `key`; of the nearest that is there where it is not. */
  placeOf(path: YamlPath, what?: 'key' | 'value'): Place;
}

/** By the codes of the library. */
const FAULTS: Record<string, [message: string, fix: string]> = {
  TAB_AS_INDENT: ['A tab is used for indentation.', 'Indent with spaces.'],
  BAD_INDENT: ['The indentation does not fit what is above it.', 'Line it up with the entries that it belongs to.'],
  DUPLICATE_KEY: ['This key is there twice.', 'Keep one of the two.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A mapping begins where a value should be.',
    'Put the value on a line of its own, or in quotes.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key goes over several lines; a colon may be missing.',
    'Write each entry as key: value on one line.',
  ],
  IMPOSSIBLE: ['This cannot be read.', 'Look at the line above it.'],
  MISSING_CHAR: ['A sign is missing, such as a closing quote or bracket.', 'Close what was opened before.'],
  UNEXPECTED_TOKEN: ['Something is here that cannot be.', 'Put texts with : { } [ ] # & * ! | > % @ into quotes.'],
  BAD_ALIAS: ['An alias (*name) refers to nothing.', 'Put a text that begins with * into quotes.'],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes is followed by a sign that is no escape.',
    'Use single quotes, or write the backslash twice.',
  ],
  TAG_RESOLVE_FAILED: ['A tag (!name) is not known.', 'Put a text that begins with ! into quotes.'],
  MULTIPLE_DOCS: ['There are several documents in the file.', 'Keep one: remove the --- between them.'],
  BAD_SCALAR_START: ['A value begins with a sign that it cannot begin with.', 'Put it into quotes.'],
};
const OTHER_FAULT: [string, string] = [
  'This is not YAML.',
  'Look at indentation, colons and quotes of this line and the one above it.',
];

/** More aliases than any honest file has. */
const MOST_ALIASES = 100;

/** Never throws. */
export function readYamlPlaces(text: string): YamlPlaces {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const read = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const faults = [...read.errors, ...read.warnings].map(({ code, pos }) => {
    const [message, fix] = FAULTS[code] ?? OTHER_FAULT;
    return { ...at(pos[0]), message, fix };
  });
  let document: unknown;
  try {
    document = read.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    if (faults.length === 0)
      faults.push({
        line: 1,
        column: 1,
        message: 'The file is nested too deeply, or its aliases stand for too much.',
        fix: 'Write it out without aliases.',
      });
  }
  return {
    document,
    faults,
    placeOf: (path, what = 'value') => at(offsetOf(read, path, what)),
  };
}

function offsetOf(read: Document, path: YamlPath, what: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const last = part.at(-1);
    const parent = length === 1 ? read.contents : read.getIn(part.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => (isScalar(key) ? String(key.value) : null) === String(last));
      const key = isNode(pair?.key) ? startOf(pair.key.range) : null;
      const value = isNode(pair?.value) ? startOf(pair.value.range) : null;
      const found = what === 'key' || length < path.length ? (key ?? value) : (value ?? key);
      if (found !== null) return found;
    } else {
      const node = read.getIn(part, true);
      const start = isNode(node) ? startOf(node.range) : null;
      if (start !== null) return start;
    }
  }
  return isNode(read.contents) ? (startOf(read.contents.range) ?? 0) : 0;
}

const startOf = (range: Range | null | undefined): number | null => range?.[0] ?? null;
