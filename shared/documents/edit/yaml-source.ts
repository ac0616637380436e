// A YAML text that is edited in its own lines: its nodes with their source tokens, and from where to where each part of it goes. The library
// can write a document too, but lays it out as it likes; here only the signs of what is changed are touched.
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { YamlPath } from '../yaml-places.ts';

/** Says what happened, what it means and what to do, as a person reads it. */
export class YamlEditError extends Error {
  override name = 'YamlEditError';
}

export interface YamlSource {
  text: string;
  document: Document;
  /** As the first line has it. */
  eol: string;
}

/** Of the last few texts: one change asks several times about the same one, and reading is what takes long. Nobody changes a document. */
const read: YamlSource[] = [];
const MOST_READ = 4;

/** Throws a YamlEditError where the text is not YAML. */
export function openYaml(text: string): YamlSource {
  const known = read.find((one) => one.text === text);
  if (known) return known;
  const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error)
    throw new YamlEditError(
      'The text is not valid YAML, so nothing was changed in it. Mend the line that is underlined, then try again.',
    );
  const source = { text, document, eol: eolOf(text) };
  read.unshift(source);
  read.splice(MOST_READ);
  return source;
}

const eolOf = (text: string): string => (/\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');

/** More aliases than any honest file has. */
const MOST_ALIASES = 100;

export const yamlValue = (text: string): unknown => openYaml(text).document.toJS({ maxAliasCount: MOST_ALIASES });

/** A token of the source, as far as it is looked at. */
interface Token {
  type: string;
  offset: number;
  source: string;
}
interface ItemTokens {
  start?: Token[];
  sep?: Token[];
  key?: unknown;
  value?: unknown;
}

export const keyText = (pair: Pair): string | null => (isScalar(pair.key) ? String(pair.key.value) : null);

export const pairOf = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((pair) => keyText(pair) === String(key));

/** Null where nothing is there; does not look through aliases. */
export function nodeAt({ document }: YamlSource, path: YamlPath): Node | null {
  let node: unknown = document.contents;
  for (const part of path) {
    if (isMap(node)) node = pairOf(node, part)?.value;
    else if (isSeq(node)) node = typeof part === 'number' ? node.items[part] : undefined;
    else return null;
  }
  return isNode(node) ? node : null;
}

const tokensOf = (pair: Pair): ItemTokens => (pair.srcToken ?? {}) as unknown as ItemTokens;
const PROPERTY = /^(?:anchor|tag)$/;

export function startOfPair(pair: Pair): number {
  const first = tokensOf(pair).start?.find(({ type }) => PROPERTY.test(type) || type === 'explicit-key-ind');
  return first?.offset ?? (isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0);
}

/** Behind the colon; behind the key where there is none. */
export function behindColon(pair: Pair): number {
  const colon = tokensOf(pair).sep?.find(({ type }) => type === 'map-value-ind');
  return colon ? colon.offset + 1 : endOf(pair.key);
}

export const hasColon = (pair: Pair): boolean =>
  tokensOf(pair).sep?.some(({ type }) => type === 'map-value-ind') ?? false;

/** With its anchor or tag; null where no value is written. */
export function startOfValue(pair: Pair): number | null {
  const { sep = [], value } = tokensOf(pair);
  const property = sep.find(({ type }) => PROPERTY.test(type));
  if (property) return property.offset;
  return value && isNode(pair.value) ? (pair.value.range?.[0] ?? null) : null;
}

export function endOfPair(pair: Pair): number {
  const { sep = [], value } = tokensOf(pair);
  if (value) return endOf(pair.value);
  const last = sep.filter(({ type }) => PROPERTY.test(type) || type === 'map-value-ind').at(-1);
  return last ? last.offset + last.source.length : endOf(pair.key);
}

/** The tokens before each entry of a list over several lines: its hyphen among them. */
function dashes(list: YAMLSeq): Token[][] {
  const { items = [] } = (list.srcToken ?? {}) as { items?: ItemTokens[] };
  return items.map(({ start = [] }) => start).filter((start) => start.some(({ type }) => type === 'seq-item-ind'));
}

export function dashOf(list: YAMLSeq, index: number): number {
  return dashes(list)[index]?.find(({ type }) => type === 'seq-item-ind')?.offset ?? 0;
}

/** With its anchor or tag; null where nothing is written behind the hyphen. */
export function startOfEntry(list: YAMLSeq, index: number): number | null {
  const property = dashes(list)[index]?.find(({ type }) => PROPERTY.test(type));
  if (property && !list.flow) return property.offset;
  const node = list.items[index];
  return isNode(node) && (node as { srcToken?: unknown }).srcToken !== undefined ? (node.range?.[0] ?? null) : null;
}

export function endOfEntry(list: YAMLSeq, index: number): number {
  const node = list.items[index];
  if (startOfEntry(list, index) !== null && (node as { srcToken?: unknown }).srcToken) return endOf(node);
  const last = (dashes(list)[index] ?? []).filter(({ type }) => PROPERTY.test(type) || type === 'seq-item-ind').at(-1);
  return last ? last.offset + last.source.length : endOf(node);
}

/** Of what is written of it, without the comment behind it and the lines that follow. */
export function endOf(node: unknown): number {
  if (isMap(node) && !node.flow && node.items.length > 0) return endOfPair(node.items.at(-1) as Pair);
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOfEntry(node, node.items.length - 1);
  if (!isNode(node) || !node.range) return 0;
  if (!isScalar(node) || !/^BLOCK/.test(node.type ?? '')) return node.range[1];
  const token = (node as { srcToken?: { props?: Token[]; source?: string } }).srcToken;
  const header = token?.props?.find(({ type }) => type === 'block-scalar-header')?.source ?? '';
  const empty = /(?:\r?\n[ \t]*)+$/.exec(token?.source ?? '')?.[0] ?? '';
  const kept = header.includes('+') ? (/\n$/.test(empty) ? (/\r?\n$/.exec(empty)?.[0].length ?? 0) : 0) : empty.length;
  return node.range[1] - kept;
}

/** With the paths of all nodes under it, in the order of the text. */
export function walk(node: unknown, path: YamlPath, seen: (node: Node, path: YamlPath) => void): void {
  if (!isNode(node)) return;
  seen(node, path);
  if (isAlias(node) || !isCollection(node)) return;
  if (isMap(node)) for (const pair of node.items) walk(pair.value, [...path, keyText(pair) ?? ''], seen);
  if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index], seen);
}
