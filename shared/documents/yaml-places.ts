// YAML as a value whose places are known: for a file that a person writes, where a fault of the content has a line as one of the form has.
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Range,
  visit,
} from 'yaml';

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
  /**
   * Of the value at the path; of its key with `key`; of the nearest that is there where it is not. `within`: so many signs inside the
   * text, without its quote.
   */
  placeOf(path: YamlPath, what?: 'key' | 'value', within?: number): Place;
}

/** By the codes of the library, and by its words where a code is several things. */
const FAULTS: readonly [code: string, words: RegExp | null, message: string, fix: string][] = [
  ['TAB_AS_INDENT', null, 'A tab is used for indentation.', 'Indent with spaces.'],
  ['DUPLICATE_KEY', null, 'This key is there twice.', 'Keep one of the two.'],
  ['BAD_INDENT', /^Flow/, 'A bracket or brace is opened here and not closed.', 'Close it with ] or }.'],
  [
    'BAD_INDENT',
    null,
    'The indentation does not fit what is above it.',
    'Line it up with the entries that it belongs to.',
  ],
  ['MISSING_CHAR', /closing .quote/, 'A quote is opened here and not closed.', 'Close it at the end of the text.'],
  [
    'MISSING_CHAR',
    /Sequence item/,
    'This line is indented less than the entries above it, and is no entry of the list.',
    'Line it up with the entries that it belongs to.',
  ],
  ['MISSING_CHAR', /followed by map values/, 'This key has no colon.', 'Write it as key: value.'],
  ['MISSING_CHAR', null, 'A sign is missing, such as a comma or colon.', 'Compare the line with those beside it.'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    'An entry of a list (-) stands among keys.',
    'Remove the hyphen, or put the list under a key of its own.',
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    null,
    'A second colon follows in the same value.',
    'Put a text with a colon in quotes, or line the key on the next line up with this one.',
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    null,
    'A key goes over several lines; a colon with a blank may be missing.',
    'Write each entry as key: value on one line.',
  ],
  ['IMPOSSIBLE', null, 'This cannot be read.', 'Look at the line above it.'],
  [
    'UNEXPECTED_TOKEN',
    null,
    'Something is here that cannot be.',
    'Put texts with : { } [ ] # & * ! | > % @ into quotes, and close no bracket twice.',
  ],
  [
    'BAD_DQ_ESCAPE',
    null,
    'A backslash in double quotes is followed by a sign that is no escape.',
    'Use single quotes, or write the backslash twice.',
  ],
  ['TAG_RESOLVE_FAILED', null, 'A tag (!name) is not known.', 'Put a text that begins with ! into quotes.'],
  [
    'MULTIPLE_DOCS',
    null,
    'A second document begins: there are several documents in the file.',
    'Keep one: remove the --- between them.',
  ],
  ['BAD_SCALAR_START', null, 'A value begins with a sign that it cannot begin with.', 'Put it into quotes.'],
  ['BAD_DIRECTIVE', null, 'A line that begins with % is for the reader of YAML.', 'Put the text into quotes.'],
];
/** After one of these the rest of the file is read in another way than it was meant: what is said about it is an echo. */
const MISLEADING =
  /^(?:TAB_AS_INDENT|BAD_INDENT|MISSING_CHAR|BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|IMPOSSIBLE|UNEXPECTED_TOKEN|MULTIPLE_DOCS|BAD_DIRECTIVE)$/;
const OPEN_QUOTE = /closing .quote/;

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
  const faults = faultsOf(read, text);
  let document: unknown;
  if (faults.length === 0)
    try {
      document = read.toJS({ maxAliasCount: MOST_ALIASES });
    } catch {
      faults.push({
        offset: 0,
        message: 'The file is nested too deeply, or its aliases stand for too much.',
        fix: 'Write it out without aliases.',
      });
    }
  return {
    document,
    faults: faults.map(({ offset, message, fix }) => ({ ...at(offset), message, fix })),
    placeOf: (path, what = 'value', within) => {
      const offset = offsetOf(read, path, what);
      const quoted = within !== undefined && /["']/.test(text.charAt(offset)) ? 1 : 0;
      return at(offset + (within ?? 0) + quoted);
    },
  };
}

interface Fault {
  offset: number;
  message: string;
  fix: string;
}

/** In the order of the file, without the echoes of the first that misleads. */
function faultsOf(read: Document, text: string): Fault[] {
  const said = [...read.errors, ...read.warnings].map(({ code, pos, message }) => ({
    code,
    message,
    offset: startOfFault(read, text, code, message, pos[0]),
  }));
  const quote = said.find(({ message }) => OPEN_QUOTE.test(message));
  const all = [...said].sort((a, b) => a.offset - b.offset);
  const first = quote ?? all.find(({ code }) => MISLEADING.test(code));
  const kept = first
    ? all.filter((one) => one === first || (one.offset < first.offset && !MISLEADING.test(one.code)))
    : all;
  const faults = kept.map(({ code, message, offset }): Fault => {
    const row = FAULTS.find(([name, words]) => name === code && (words === null || words.test(message)));
    const [, , what, fix] = row ?? [
      code,
      null,
      'This is not YAML.',
      'Look at indentation, colons and quotes of this line and the one above it.',
    ];
    return { offset, message: what, fix };
  });
  return faults.length > 0 ? faults : faultsOfNodes(read);
}

/** What was opened and not closed is at its opening; a line is where its text begins. */
function startOfFault(read: Document, text: string, code: string, message: string, offset: number): number {
  if (OPEN_QUOTE.test(message))
    return lastBefore(read, offset, (node) => isScalar(node) && /QUOTE/.test(node.type ?? ''));
  if (code === 'BAD_INDENT' && message.startsWith('Flow'))
    return lastBefore(
      read,
      offset,
      (node) => isCollection(node) && node.flow === true && !/[\]}]/.test(text.charAt((node.range?.[1] ?? 0) - 1)),
    );
  return offset + (/^ */.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
}

function lastBefore(read: Document, offset: number, fits: (node: unknown) => boolean): number {
  let found = offset;
  visit(read, {
    Node(_key, node) {
      const start = startOf(node.range);
      if (start !== null && start < offset && fits(node)) found = start;
    },
  });
  return found;
}

/** Valid YAML that is no data as JSON has it: an alias of nothing, and a mapping as a key, which is what `{{name}}` without quotes is. */
function faultsOfNodes(read: Document): Fault[] {
  const faults: Fault[] = [];
  visit(read, {
    Alias(_key, node) {
      if (node.resolve(read) === undefined)
        faults.push({
          offset: startOf(node.range) ?? 0,
          message: 'An alias (*name) refers to nothing.',
          fix: 'Put a text that begins with * into quotes.',
        });
    },
    Pair(_key, { key }) {
      if (!isCollection(key)) return undefined;
      // With the brace of the mapping that it is the key of.
      faults.push({
        offset: (startOf(key.range) ?? 1) - 1,
        message: 'A mapping stands where a key should be.',
        fix: "Put a variable into quotes: '{{name}}'.",
      });
      return visit.SKIP;
    },
  });
  return faults;
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
