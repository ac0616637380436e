// A YAML text changed by its paths, as a form changes it: lines that the change is not about stay byte for byte what they were. Of a whole
// mapping or list only what differs is written. What comes out is read again, and is refused where it does not mean what was asked for.
import { isAlias, isMap, isNode } from 'yaml';
import type { YamlPath } from '../yaml-places.ts';
import { addPair, type Layout, NO_LAYOUT, removeEntry, removePair, replaceValue } from './replace-parts.ts';
import { flowText } from './write-part.ts';
import { insertLines } from './yaml-entries.ts';
import { splice } from './yaml-lines.ts';
import { nodeAt, openYaml, pairOf, walk, YamlEditError, yamlValue } from './yaml-source.ts';
import { isMapping, sameValue, valueAt, withValue } from './yaml-values.ts';

/**
 * With this value at the path; undefined takes it out. What is missing on the way is made. Throws a YamlEditError where the text is not
 * YAML, or is laid out so that it cannot be changed in its lines.
 */
export function setInYaml(text: string, path: YamlPath, value: unknown, layout: Layout = NO_LAYOUT): string {
  const wanted = withValue(yamlValue(text), path, value);
  return checked(wanted, () => {
    const now = withoutAliases(text, path);
    const before = yamlValue(now);
    let at = path;
    let given = value;
    while (at.length > 0 && !isCollected(valueAt(before, at.slice(0, -1)))) {
      if (given === undefined) return text;
      given = typeof at.at(-1) === 'number' ? [given] : { [String(at.at(-1))]: given };
      at = at.slice(0, -1);
    }
    return changed(now, at, valueAt(before, at), given, layout);
  });
}

/** Another name for a key: its value, its place and the comments around it stay. */
export function renameKeyInYaml(text: string, path: YamlPath, name: string): string {
  const parent = path.slice(0, -1);
  const before = valueAt(yamlValue(text), parent);
  const old = String(path.at(-1));
  if (!isMapping(before) || !Object.hasOwn(before, old) || old === name) return text;
  if (Object.hasOwn(before, name)) throw new YamlEditError(`${name} is there already. Choose another name.`);
  const renamed = Object.fromEntries(Object.entries(before).map(([key, one]) => [key === old ? name : key, one]));
  return checked(withValue(yamlValue(text), parent, renamed), () => {
    const now = withoutAliases(text, path);
    const map = nodeAt(openYaml(now), parent);
    const key = isMap(map) ? pairOf(map, old)?.key : null;
    if (!isNode(key) || !key.range) throw unforeseen();
    return splice(now, [{ from: key.range[0], to: key.range[1], insert: flowText(name) }]);
  });
}

/** Runs a change and refuses what does not mean this. */
export function checked(wanted: unknown, make: () => string): string {
  const made = make();
  let meant: unknown;
  try {
    meant = yamlValue(made);
  } catch {
    throw unforeseen();
  }
  if (!sameValue(meant, wanted)) throw unforeseen();
  return made;
}

const unforeseen = (): YamlEditError =>
  new YamlEditError(
    'This part of the text is laid out in a way that cannot be changed without touching other lines, so nothing was changed. Change it in the text.',
  );

const isCollected = (value: unknown): boolean => Array.isArray(value) || isMapping(value);

function changed(text: string, path: YamlPath, old: unknown, value: unknown, layout: Layout): string {
  if (sameValue(old, value)) return text;
  const parent = path.slice(0, -1);
  const last = path.at(-1);
  if (last !== undefined && value === undefined)
    return typeof last === 'number' ? removeEntry(text, path) : removePair(text, path);
  if (last !== undefined && old === undefined)
    return typeof last === 'number'
      ? insertLines(text, parent, last, [value])
      : addPair(text, parent, last, value, layout);
  if (isMapping(old) && isMapping(value) && Object.keys(old).length > 0 && Object.keys(value).length > 0)
    return changedMapping(text, path, old, value, layout);
  if (Array.isArray(old) && Array.isArray(value) && old.length > 0 && value.length > 0)
    return changedList(text, path, old, value, layout);
  return replaceValue(text, path, value, layout.lines(path));
}

function changedMapping(
  text: string,
  path: YamlPath,
  old: Record<string, unknown>,
  value: Record<string, unknown>,
  layout: Layout,
): string {
  let now = text;
  for (const [key, one] of Object.entries(value))
    now = changed(now, [...path, key], Object.hasOwn(old, key) ? old[key] : undefined, one, layout);
  for (const key of Object.keys(old)) if (!Object.hasOwn(value, key)) now = removePair(now, [...path, key]);
  return now;
}

/** What is the same at both ends stays. */
function changedList(text: string, path: YamlPath, old: unknown[], value: unknown[], layout: Layout): string {
  let start = 0;
  while (start < Math.min(old.length, value.length) && sameValue(old[start], value[start])) start += 1;
  let end = 0;
  const most = Math.min(old.length, value.length) - start;
  while (end < most && sameValue(old.at(-1 - end), value.at(-1 - end))) end += 1;
  const both = Math.min(old.length, value.length) - start - end;
  let now = text;
  for (let index = start; index < start + both; index += 1)
    now = changed(now, [...path, index], old[index], value[index], layout);
  const added = value.slice(start + both, value.length - end);
  if (added.length > 0) return insertLines(now, path, start + both, added);
  for (let index = old.length - end - 1; index >= start + both; index -= 1) now = removeEntry(now, [...path, index]);
  return now;
}

/**
 * An alias (*name) stands for what is written elsewhere: where a change would reach through one, or change what one stands for, it is
 * written out first.
 */
export function withoutAliases(text: string, path: YamlPath): string {
  let now = text;
  while (/\*/.test(now)) {
    const { document } = openYaml(now);
    const anchors = new Map<string, YamlPath>();
    const aliases: { path: YamlPath; name: string }[] = [];
    walk(document.contents, [], (node, at) => {
      if (isAlias(node)) aliases.push({ path: at, name: node.source });
      else if ('anchor' in node && node.anchor) anchors.set(node.anchor, at);
    });
    const touched = aliases.find(
      (alias) => related(alias.path, path) || related(anchors.get(alias.name) ?? ['?'], path),
    );
    if (!touched) return now;
    now = replaceValue(now, touched.path, valueAt(yamlValue(now), touched.path));
  }
  return now;
}

const related = (a: YamlPath, b: YamlPath): boolean =>
  Array.from({ length: Math.min(a.length, b.length) }, (_none, at) => a[at] === b[at]).every(Boolean);
