// What the palette offers for a text: verbs that can be done now, tenants, credentials, operations, error cases and codes, scopes, documentation, and
// at the end what the host finds, so that nothing moves under the choice when that arrives. Verbs are ranked by where the words are found.
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

const MOST_OPERATIONS = 20;

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

/** What there is besides the catalogue and the verbs; none of it until it is loaded. */
export interface PaletteSources {
  findErrors?: FindErrors | undefined;
  findPlaces?: FindPlaces | undefined;
  /** What the host found for the query. */
  fromHost?: readonly Place[];
}

/** Made once per catalogue, because it reads all of it. `verbs` are those that can be done now. */
export function createPaletteSearch(operations: Operation[]) {
  const search = createOperationSearch(operations);
  return (query: string, verbs: readonly Verb[], sources: PaletteSources = {}): PaletteEntry[] => {
    const { findErrors = () => [], findPlaces = () => [], fromHost = [] } = sources;
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
    // Whoever types the name of a scope means the scope; a word of it is rather a word of an operation.
    const named = words.some((word) => word.startsWith('okta.'));
    const isLow = ({ group }: Place) => group === 'Documentation' || (group === 'Scopes' && !named);
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
