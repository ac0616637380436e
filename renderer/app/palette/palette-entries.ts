// What the palette offers for a text: verbs that can be done now, then operations, then error cases and codes. Verbs are ranked
// by where the words are found; an operation opens the Workbench with it.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createFuzzyText, wholeScore } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { createOperationSearch, type OperationHit, wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';
import type { ErrorFind } from '../../features/errors/error-finds.ts';
import type { Verb } from '../../platform/verbs.ts';

export type PaletteEntry =
  | { kind: 'verb'; key: string; group: string; verb: Verb }
  | { kind: 'operation'; key: string; group: string; hit: OperationHit }
  | { kind: 'error'; key: string; group: string; find: ErrorFind };

/** Of the Error lab; none until it is loaded. */
export type FindErrors = (query: string) => ErrorFind[];

const MOST_OPERATIONS = 40;

/** How well a verb fits; 0 when a word is nowhere in it. */
function verbScore(verb: Verb, words: readonly string[]): number {
  const texts = [createFuzzyText(verb.label), createFuzzyText(`${verb.group} ${verb.words ?? ''}`)];
  let total = 0;
  for (const word of words) {
    const [label = 0, other = 0] = texts.map((text) => wholeScore(word, text));
    const best = Math.max(label, other * 0.7);
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

/** Made once per catalogue. `verbs` are those that can be done now. */
export function createPaletteSearch(operations: Operation[], findErrors: FindErrors = () => []) {
  const search = createOperationSearch(operations);
  return (query: string, verbs: readonly Verb[]): PaletteEntry[] => {
    const words = wordsOf(query);
    const toEntry = (verb: Verb): PaletteEntry => ({ kind: 'verb', key: verb.id, group: verb.group, verb });
    if (words.length === 0) return verbs.map(toEntry);
    const ranked = verbs
      .map((verb) => ({ verb, score: verbScore(verb, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 8);
    const hits = search(query, MOST_OPERATIONS);
    return [
      ...ranked.map(({ verb }): PaletteEntry => ({ kind: 'verb', key: verb.id, group: 'Actions', verb })),
      ...hits.map(
        (hit): PaletteEntry => ({ kind: 'operation', key: `op.${hit.operation.id}`, group: 'Operations', hit }),
      ),
      ...findErrors(query).map((find): PaletteEntry => ({ kind: 'error', key: find.key, group: find.group, find })),
    ];
  };
}
