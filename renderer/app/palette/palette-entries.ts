// What the palette offers for a text: verbs that can be done now, tenants, credentials, scopes, operations, error cases and codes, documentation,
// and at the end what the host finds, so that nothing moves under the choice when that arrives. Verbs are ranked by where the words are found.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createFuzzyText, wholeScore } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { createOperationSearch, type OperationHit, wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';
import type { ErrorFind } from '../../features/errors/error-finds.ts';
import type { Verb } from '../../platform/verbs.ts';
import type { FindPlaces, Place } from './palette-places.ts';

export type PaletteEntry =
  | { kind: 'verb'; key: string; group: string; verb: Verb }
  | { kind: 'operation'; key: string; group: string; hit: OperationHit }
  | { kind: 'error'; key: string; group: string; find: ErrorFind }
  | { kind: 'place'; key: string; group: string; place: Place };

const placeEntry = (place: Place): PaletteEntry => ({ kind: 'place', key: place.key, group: place.group, place });

/** Of the Error lab. */
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

interface PaletteSources {
  /** None until it is loaded. */
  findErrors?: FindErrors | undefined;
  findPlaces?: FindPlaces | undefined;
}

/** Made once per catalogue and list of tenants. `verbs` are those that can be done now; `fromHost` what the host found for the query. */
export function createPaletteSearch(
  operations: Operation[],
  { findErrors = () => [], findPlaces = () => [] }: PaletteSources = {},
) {
  const search = createOperationSearch(operations);
  return (query: string, verbs: readonly Verb[], fromHost: readonly Place[] = []): PaletteEntry[] => {
    const words = wordsOf(query);
    const toEntry = (verb: Verb): PaletteEntry => ({ kind: 'verb', key: verb.id, group: verb.group, verb });
    if (words.length === 0) return verbs.map(toEntry);
    const ranked = verbs
      .map((verb) => ({ verb, score: verbScore(verb, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 8);
    const hits = search(query, MOST_OPERATIONS);
    const places = findPlaces(query);
    const isLow = ({ group }: Place) => group === 'Documentation';
    return [
      ...ranked.map(({ verb }): PaletteEntry => ({ kind: 'verb', key: verb.id, group: 'Actions', verb })),
      ...places.filter((place) => !isLow(place)).map(placeEntry),
      ...hits.map(
        (hit): PaletteEntry => ({ kind: 'operation', key: `op.${hit.operation.id}`, group: 'Operations', hit }),
      ),
      ...findErrors(query).map((find): PaletteEntry => ({ kind: 'error', key: find.key, group: find.group, find })),
      ...places.filter(isLow).map(placeEntry),
      ...fromHost.map(placeEntry),
    ];
  };
}
