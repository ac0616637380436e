// Entries between braces and brackets: one added or taken out with its comma, on a line of its own where the others have that.
import { isMap, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { flowPair, flowText } from './write-part.ts';
import { beginsLine, columnOf, lineEnd, lineStart, nextLine, type Splice } from './yaml-lines.ts';
import { endOf, endOfPair, startOfPair, type YamlSource } from './yaml-source.ts';

type Flow = YAMLMap | YAMLSeq;

function rangeOf(flow: Flow, index: number): { from: number; to: number } {
  if (isMap(flow)) {
    const pair = flow.items[index] as Pair;
    return { from: startOfPair(pair), to: endOfPair(pair) };
  }
  const node = flow.items[index] as { range?: [number, number, number] };
  return { from: node.range?.[0] ?? 0, to: endOf(node) };
}

/** The collection has entries. `entry`: with the key in a mapping. */
export function addToFlow(
  { text, eol }: YamlSource,
  flow: Flow,
  index: number,
  entry: { key: string; value: unknown } | { value: unknown },
): Splice[] {
  const written = 'key' in entry ? flowPair(entry.key, entry.value) : flowText(entry.value);
  if (index < flow.items.length && index === 0)
    return [{ from: rangeOf(flow, 0).from, to: rangeOf(flow, 0).from, insert: `${written}, ` }];
  const { from, to } = rangeOf(flow, index - 1);
  const ownLine = beginsLine(text, from);
  if (!ownLine) return [{ from: to, to, insert: `, ${written}` }];
  const indent = `${eol}${' '.repeat(columnOf(text, from))}`;
  const comma = /^[ \t]*,/.exec(text.slice(to, lineEnd(text, to)))?.[0].length ?? 0;
  const restOfLine = text.slice(to + comma, lineEnd(text, to)).trim();
  if (restOfLine === '' || restOfLine.startsWith('#'))
    return [
      { from: to, to, insert: comma > 0 ? '' : ',' },
      {
        from: lineEnd(text, to),
        to: lineEnd(text, to),
        insert: `${indent}${written}${index < flow.items.length ? ',' : ''}`,
      },
    ];
  return [{ from: to, to, insert: `,${indent}${written}` }];
}

/** One of several: of the last one the comma before it goes too, where no comment is between. */
export function removeFromFlow({ text }: YamlSource, flow: Flow, index: number): Splice[] {
  const { from, to } = rangeOf(flow, index);
  const comma = /^\s*,/.exec(text.slice(to))?.[0].length ?? 0;
  const end = to + comma;
  const rest = text.slice(end, lineEnd(text, end)).trim();
  if (beginsLine(text, from) && (rest === '' || rest.startsWith('#')))
    return [{ from: lineStart(text, from), to: nextLine(text, end), insert: '' }];
  if (index === flow.items.length - 1) {
    const before = rangeOf(flow, index - 1).to;
    return text.slice(before, from).includes('#')
      ? [{ from, to: end, insert: '' }]
      : [{ from: before, to: end, insert: '' }];
  }
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ from, to: end + blanks, insert: '' }];
}
