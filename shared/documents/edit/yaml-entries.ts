// Entries of a list as lines: put in, moved, copied, with the comments that are theirs. The empty lines between entries stay where they are.
import { isMap, isSeq, type YAMLSeq } from 'yaml';
import type { YamlPath } from '../yaml-places.ts';
import { addToFlow } from './flow-parts.ts';
import { addPair, entryRange, type Layout, NO_LAYOUT } from './replace-parts.ts';
import { behindDash } from './write-part.ts';
import { beginsLine, columnOf, dedented, indented, isBlank, lineEnd, type Splice, splice } from './yaml-lines.ts';
import {
  behindColon,
  endOf,
  endOfPair,
  nodeAt,
  openYaml,
  pairOf,
  startOfPair,
  startOfValue,
  YamlEditError,
  type YamlSource,
  yamlValue,
} from './yaml-source.ts';

/** The lines of an entry: comments above it, then `- …`, as far to the left as they go. */
export type EntryLines = readonly string[];

/** Of the list at the path, all of its entries. */
export function entriesAt(text: string, path: YamlPath): EntryLines[] {
  const list = listAt(openYaml(text), path);
  return list.items.map((_item, index) => {
    const { from, to, indent } = entryRange(text, list, index);
    if (list.flow) return `- ${text.slice(...flowRange(list, index))}`.split(/\r?\n/);
    return dedented(text.slice(from, to), indent).map((line) => (isBlank(line) ? '' : line));
  });
}

/** From the first comment of an entry to the end of its last line, as offsets. */
export function entryRangeAt(text: string, path: YamlPath, index: number): { from: number; to: number } {
  const list = listAt(openYaml(text), path);
  if (!list.flow) return entryRange(text, list, index);
  const [from, to] = flowRange(list, index);
  return { from, to };
}

function listAt(source: YamlSource, path: YamlPath): YAMLSeq {
  const list = nodeAt(source, path);
  if (!isSeq(list))
    throw new YamlEditError('There is no list at this place of the text, so nothing was changed. Look at the text.');
  return list;
}

const flowRange = (list: YAMLSeq, index: number): [number, number] => {
  const node = list.items[index] as { range?: [number, number, number] };
  return [node.range?.[0] ?? 0, endOf(node)];
};

/** As entries of the list at the path, before that of the index. */
export function insertLines(text: string, path: YamlPath, index: number, values: readonly unknown[]): string {
  return insertEntries(
    text,
    path,
    index,
    values.map((value) => `-${behindDash(value, 0)}`.split('\n')),
  );
}

/** The list may be missing or empty: its key is there afterwards. */
export function insertEntries(
  text: string,
  path: YamlPath,
  index: number,
  entries: readonly EntryLines[],
  layout: Layout = NO_LAYOUT,
): string {
  const source = openYaml(text);
  const list = nodeAt(source, path);
  if (!isSeq(list) || list.items.length === 0) return insertFirst(text, path, entries, layout);
  if (list.flow) {
    let now = text;
    for (const [at, lines] of entries.entries()) {
      const [value] = yamlValue(lines.join('\n')) as unknown[];
      const opened = openYaml(now);
      now = splice(now, addToFlow(opened, listAt(opened, path), index + at, { value }));
    }
    return now;
  }
  const { indent } = entryRange(text, list, 0);
  const gap = isSpaced(text, list, entries) ? source.eol : '';
  const written = entries.map((lines) => indented(lines, indent).join(source.eol)).join(source.eol + gap);
  if (index === 0) {
    const { from } = entryRange(text, list, 0);
    if (beginsLine(text, from)) return splice(text, [{ from, to: from, insert: written + source.eol + gap }]);
    return splice(text, [{ from, to: from, insert: `${written.trimStart()}${source.eol}${' '.repeat(indent)}` }]);
  }
  const { to } = entryRange(text, list, index - 1);
  return splice(text, [{ from: to, to, insert: source.eol + gap + written }]);
}

function insertFirst(text: string, path: YamlPath, entries: readonly EntryLines[], layout: Layout): string {
  const key = String(path.at(-1));
  const parent = nodeAt(openYaml(text), path.slice(0, -1));
  const pair = isMap(parent) ? pairOf(parent, key) : undefined;
  if (!isMap(parent)) throw new YamlEditError('There is no place for the list in the text. Add it in the text.');
  if (!pair) return insertFirst(addPair(text, path.slice(0, -1), key, [], layout), path, entries, layout);
  const source = openYaml(text);
  if (parent.flow)
    throw new YamlEditError('A list in braces cannot be begun here. Write it over several lines in the text.');
  const indent = columnOf(text, startOfPair(pair)) + 2;
  const several = entries.some((lines) => lines.length > 1);
  const written = entries
    .map((lines) => indented(lines, indent).join(source.eol))
    .join(source.eol + (several ? source.eol : ''));
  const end = lineEnd(text, endOfPair(pair));
  const cut: Splice[] =
    startOfValue(pair) === null ? [] : [{ from: behindColon(pair), to: endOfPair(pair), insert: '' }];
  return splice(text, [...cut, { from: end, to: end, insert: source.eol + written }]);
}

/** Whether empty lines are between the entries; of a single one, whether it goes over several lines. */
function isSpaced(text: string, list: YAMLSeq, entries: readonly EntryLines[]): boolean {
  const count = list.items.length;
  if (count === 1) return entries.some((lines) => lines.length > 1);
  const gap = text.slice(entryRange(text, list, count - 2).to, entryRange(text, list, count - 1).from);
  return /\n[ \t\r]*\n/.test(gap);
}

/** The entry becomes the one of index `to`. */
export function moveEntry(text: string, path: YamlPath, from: number, to: number): string {
  const list = listAt(openYaml(text), path);
  const ranges = list.items.map((_item, index): [number, number] => {
    if (list.flow) return flowRange(list, index);
    const range = entryRange(text, list, index);
    return [range.from, range.to];
  });
  const order = ranges.map((_range, index) => index);
  order.splice(to, 0, ...order.splice(from, 1));
  return splice(
    text,
    ranges.map(([start, end], index) => ({
      from: start,
      to: end,
      insert: text.slice(...(ranges[order[index] ?? index] as [number, number])),
    })),
  );
}
