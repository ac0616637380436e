// The comment behind a value, in its line: read, and written where there is none.
import { isMap } from 'yaml';
import type { YamlPath } from '../yaml-places.ts';
import { lineEnd, splice } from './yaml-lines.ts';
import { endOfPair, nodeAt, openYaml, pairOf } from './yaml-source.ts';

/** Without its `#`; null for none. */
export function commentBehind(text: string, path: YamlPath): string | null {
  const end = endAt(text, path);
  return end === null ? null : (/^[ \t]+#[ \t]*(.*)$/.exec(text.slice(end, lineEnd(text, end)))?.[1] ?? null);
}

/** Nothing is written where the value does not end its line. */
export function withCommentBehind(text: string, path: YamlPath, comment: string): string {
  const end = endAt(text, path);
  if (end === null || lineEnd(text, end) !== end) return text;
  return splice(text, [{ from: end, to: end, insert: ` # ${comment}` }]);
}

function endAt(text: string, path: YamlPath): number | null {
  const map = nodeAt(openYaml(text), path.slice(0, -1));
  const pair = isMap(map) && map.flow !== true ? pairOf(map, path.at(-1) ?? '') : undefined;
  return pair ? endOfPair(pair) : null;
}
