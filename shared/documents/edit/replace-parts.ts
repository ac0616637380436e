// One value, key or entry of a YAML text replaced, added or taken out, in its own signs: everything else stays as it is. Each function parses
// the text once; change-yaml.ts puts them together and checks the result.
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { YamlPath } from '../yaml-places.ts';
import { addToFlow, removeFromFlow } from './flow-parts.ts';
import { behindDash, behindKey, flowText, pairText, type ScalarStyle } from './write-part.ts';
import {
  beginsLine,
  columnOf,
  isBlank,
  leadOf,
  lineEnd,
  lineStart,
  nextLine,
  type Splice,
  splice,
  tailOf,
} from './yaml-lines.ts';
import {
  behindColon,
  dashOf,
  endOf,
  endOfEntry,
  endOfPair,
  hasColon,
  keyText,
  nodeAt,
  openYaml,
  pairOf,
  startOfEntry,
  startOfPair,
  startOfValue,
  YamlEditError,
  type YamlSource,
} from './yaml-source.ts';

/** Where a value stands: behind what, from where to where it is written now (null: not at all), in which kind of collection. */
interface Slot {
  behind: number;
  from: number | null;
  to: number;
  /** Of the entry: lines that go on are indented deeper. */
  indent: number;
  flow: boolean;
  dash: boolean;
  colon: boolean;
  style: ScalarStyle;
}

const lost = (): YamlEditError =>
  new YamlEditError('That part is no longer in the text, so nothing was changed. Look at the text and try again.');

function slotAt(source: YamlSource, path: YamlPath): Slot {
  const parent = nodeAt(source, path.slice(0, -1));
  const last = path.at(-1);
  const node = nodeAt(source, path);
  const style = isScalar(node) ? (node.type as ScalarStyle) : undefined;
  if (isMap(parent) && last !== undefined) {
    const pair = pairOf(parent, last);
    if (!pair) throw lost();
    return {
      behind: behindColon(pair),
      from: startOfValue(pair),
      to: endOfPair(pair),
      indent: columnOf(source.text, startOfPair(pair)),
      flow: parent.flow === true,
      dash: false,
      colon: hasColon(pair),
      style,
    };
  }
  if (!isSeq(parent) || typeof last !== 'number' || last >= parent.items.length) throw lost();
  const flow = parent.flow === true;
  const dash = flow ? 0 : dashOf(parent, last);
  return {
    behind: flow ? endOf(parent.items[last]) : dash + 1,
    from: startOfEntry(parent, last),
    to: endOfEntry(parent, last),
    indent: columnOf(source.text, dash),
    flow,
    dash: true,
    colon: true,
    style,
  };
}

/** The value at the path, which is there, becomes another; with `lines` a mapping is written over several. */
export function replaceValue(text: string, path: YamlPath, value: unknown, lines = false): string {
  const source = openYaml(text);
  if (path.length === 0) return replaceRoot(source, value);
  const slot = slotAt(source, path);
  if (slot.flow) {
    const written = flowText(value, slot.style);
    if (slot.from !== null) return splice(text, [{ from: slot.from, to: slot.to, insert: written }]);
    return splice(text, [{ from: slot.to, to: slot.to, insert: slot.colon ? ` ${written}` : `: ${written}` }]);
  }
  const written = slot.dash
    ? behindDash(value, slot.indent, slot.style)
    : behindKey(value, slot.indent, slot.style, lines);
  const [first = '', ...rest] = written.split('\n');
  const more = rest.map((line) => source.eol + line).join('');
  return splice(text, spliceOf(text, slot, first, more));
}

function spliceOf(text: string, { behind, from, to }: Slot, first: string, more: string): Splice[] {
  const end = lineEnd(text, to);
  if (from === null)
    return [
      { from: behind, to: behind, insert: first },
      { from: lineEnd(text, behind), to: lineEnd(text, behind), insert: more },
    ];
  const sameLine = lineStart(text, from) === lineStart(text, behind);
  if (sameLine && first !== '')
    return [
      { from, to, insert: first.trimStart() },
      { from: end, to: end, insert: more },
    ];
  if (sameLine)
    return [
      { from: behind, to, insert: '' },
      { from: end, to: end, insert: more },
    ];
  const lines = lineEnd(text, behind);
  return [
    { from: behind, to: behind, insert: first },
    { from: lines, to: end, insert: more },
  ];
}

function replaceRoot({ text, document, eol }: YamlSource, value: unknown): string {
  const written = behindKey(value, 0).trim().split('\n').join(eol);
  const { contents } = document;
  const [from, to] = contents?.range ? [contents.range[0], endOf(contents)] : [text.length, text.length];
  const before = from > 0 && from === to && !text.slice(0, from).endsWith('\n') ? eol : '';
  return splice(text, [{ from, to, insert: before + written }]);
}

/** How the entries of a document are usually written. */
export interface Layout {
  /** The keys of the mapping at the path in their order: a new one goes behind those before it. Empty: it is the last. */
  keys: (path: YamlPath) => readonly string[];
  /** Whether what is new at the path goes over several lines, however short it is. */
  lines: (path: YamlPath) => boolean;
}

export const NO_LAYOUT: Layout = { keys: () => [], lines: () => false };

export function addPair(text: string, path: YamlPath, key: string, value: unknown, layout: Layout): string {
  const source = openYaml(text);
  const map = nodeAt(source, path);
  if (!isMap(map) || map.items.length === 0) return replaceValue(text, path, { [key]: value }, layout.lines(path));
  const after = behindWhich(map, key, layout.keys(path));
  if (map.flow) return splice(text, addToFlow(source, map, map.items.indexOf(after) + 1, { key, value }));
  const from = startOfPair(map.items[0] as Pair);
  const indent = columnOf(text, from);
  const end = tailOf(text, endOfPair(after), indent);
  const lines = pairText(key, value, indent, layout.lines([...path, key]))
    .split('\n')
    .join(source.eol);
  return splice(text, [{ from: end, to: end, insert: `${source.eol}${' '.repeat(indent)}${lines}` }]);
}

function behindWhich(map: YAMLMap, key: string, order: readonly string[]): Pair {
  const rank = order.indexOf(key);
  const known = rank < 0 ? [] : map.items.filter((pair) => order.slice(0, rank).includes(keyText(pair) ?? ''));
  return (known.at(-1) ?? (rank < 0 ? map.items.at(-1) : map.items[0])) as Pair;
}

/** Comments above the key stay; so does one behind a value that moves up into the line of the hyphen. */
export function removePair(text: string, path: YamlPath): string {
  const source = openYaml(text);
  const map = nodeAt(source, path.slice(0, -1));
  const pair = isMap(map) ? pairOf(map, path.at(-1) ?? '') : undefined;
  if (!isMap(map) || !pair) throw lost();
  if (map.items.length === 1) return replaceValue(text, path.slice(0, -1), {});
  const index = map.items.indexOf(pair);
  if (map.flow) return splice(text, removeFromFlow(source, map, index));
  const from = startOfPair(pair);
  const end = tailOf(text, endOfPair(pair), columnOf(text, from));
  if (beginsLine(text, from)) return splice(text, [wholeLines(text, lineStart(text, from), end)]);
  const next = startOfPair(map.items[index + 1] as Pair);
  const between = text.slice(endOfPair(pair), next);
  return splice(text, [{ from, to: between.includes('#') ? endOfPair(pair) : next, insert: '' }]);
}

/** With their line break: the one before them at the end of a text that has none. */
function wholeLines(text: string, from: number, end: number): Splice {
  const next = nextLine(text, end);
  if (next > end || from === 0) return { from, to: next, insert: '' };
  return { from: lineEnd(text, lineStart(text, from - 1)), to: end, insert: '' };
}

/** With the comments directly above it, which are about it, and one of two gaps around it. */
export function removeEntry(text: string, path: YamlPath): string {
  const source = openYaml(text);
  const list = nodeAt(source, path.slice(0, -1));
  const index = Number(path.at(-1));
  if (!isSeq(list) || index >= list.items.length) throw lost();
  if (list.items.length === 1) return replaceValue(text, path.slice(0, -1), []);
  if (list.flow) return splice(text, removeFromFlow(source, list, index));
  const { from, to } = entryRange(text, list, index);
  // The first of a list in the line of another hyphen: the second takes its place.
  if (!beginsLine(text, from)) return splice(text, [{ from, to: dashOf(list, index + 1), insert: '' }]);
  let cut = wholeLines(text, from, to);
  while (index > 0 && cut.from > 0 && isBlank(text.slice(lineStart(text, cut.from - 1), cut.from - 1)))
    cut = { ...cut, from: lineStart(text, cut.from - 1) };
  while (index === 0 && cut.to < text.length && isBlank(text.slice(cut.to, lineEnd(text, cut.to))))
    cut = { ...cut, to: nextLine(text, cut.to) };
  return splice(text, [cut]);
}

/** From its first comment to the end of its last line. */
export function entryRange(text: string, list: YAMLSeq, index: number): { from: number; to: number; indent: number } {
  const dash = dashOf(list, index);
  const indent = columnOf(text, dash);
  return { from: leadOf(text, dash), to: tailOf(text, endOfEntry(list, index), indent), indent };
}
