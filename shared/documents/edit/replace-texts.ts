// Texts of a document replaced wherever they stand, in one pass: for a name that others refer to.
import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { YamlPath } from '../yaml-places.ts';
import { flowText } from './write-part.ts';
import { type Splice, splice } from './yaml-lines.ts';
import { openYaml } from './yaml-source.ts';

/** Null leaves it as it is. `key`: the text is the name of what is at the path. */
export type ChangeText = (text: string, path: YamlPath, key: boolean) => string | null;

/** Of a text over several lines the change is asked for as it is written, which keeps its lines. */
export function replaceTexts(text: string, change: ChangeText): string {
  const splices: Splice[] = [];
  const look = (node: unknown, path: YamlPath, key: boolean): void => {
    if (isScalar(node)) {
      const { range, value } = node;
      if (typeof value !== 'string' || !range) return;
      const source = text.slice(range[0], range[1]);
      const lines = source.includes('\n');
      const made = change(lines ? source : value, path, key);
      if (made === null || made === (lines ? source : value)) return;
      // A plain text with a brace is not inside of braces: it stays plain.
      const asItIs = lines || (source === value && source.includes('{'));
      const insert = asItIs ? made : flowText(made, node.type as Scalar.Type);
      splices.push({ from: range[0], to: range[1], insert });
    } else if (isMap(node))
      for (const pair of node.items) {
        const at = [...path, isScalar(pair.key) ? String(pair.key.value) : ''];
        look(pair.key, at, true);
        look(pair.value, at, false);
      }
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) look(item, [...path, index], false);
  };
  look(openYaml(text).document.contents, [], false);
  return splice(text, splices);
}
