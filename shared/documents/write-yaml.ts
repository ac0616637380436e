// A value as YAML that a person goes on with: small mappings on one line, an empty line between the entries of a list, comments beside
// keys. Only what a plan is made with; a file that a person has written is changed in its own text.
import { Document, isCollection, isMap, isPair, isScalar, type Pair, visit } from 'yaml';

export interface YamlComments {
  /** Above the first key, a line each, written as they are. */
  head: readonly string[];
  /** Behind the value of a key, by the keys that lead to it, joined with a line break. */
  beside: ReadonlyMap<string, string>;
}

/** A mapping that is longer in one line is written over several. */
const LONGEST_FLOW = 90;

/** `flow`: keys whose mappings go on one line where they fit. With a line break at its end. */
export function writeYaml(value: unknown, flow: ReadonlySet<string>, { head, beside }: YamlComments): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_at, pair, path) {
      const key = keyOf(pair);
      if (isCollection(pair.value) && flow.has(key) && isSmall(pair.value.toJSON())) pair.value.flow = true;
      const comment = beside.get([...path.filter(isPair).map(keyOf), key].join('\n'));
      if (comment !== undefined && isScalar(pair.value)) pair.value.comment = ` ${comment}`;
    },
    Seq(_at, list) {
      for (const item of list.items.slice(1)) if (isMap(item)) item.spaceBefore = true;
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
  return `${head.map((line) => `${line}\n`).join('')}${text}`;
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

const isSmall = (value: unknown): boolean => JSON.stringify(value).length <= LONGEST_FLOW;
