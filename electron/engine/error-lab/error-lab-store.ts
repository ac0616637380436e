// Results and baselines of the error lab on the disk. A new result moves the latest one into second place, so that two runs can
// be compared; what was skipped was never sent and replaces nothing.
import type { CaseBaseline, CaseResult } from '../../../shared/model/case-results.ts';
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { ErrorLabDocument, PlaceResults } from './error-lab-document.ts';

export interface Place {
  tenantId: string;
  credentialId: string;
}

export interface ErrorLabStore {
  read(place: Place): Promise<PlaceResults>;
  /** Throws STORAGE_FAILED. */
  add(place: Place, results: CaseResult[]): Promise<void>;
  setBaseline(place: Place, baseline: CaseBaseline): Promise<void>;
  /** Nothing happens when there is none. */
  removeBaseline(place: Place, caseId: string): Promise<void>;
}

export function createErrorLabStore(document: ErrorLabDocument, events: EngineEvents): ErrorLabStore {
  const change = async (place: Place, edit: (found: PlaceResults) => PlaceResults) => {
    await document.update(({ places }) => {
      const index = places.findIndex((one) => isAt(one, place));
      const found = places[index];
      return { places: found ? places.with(index, edit(found)) : [...places, edit(emptyAt(place))] };
    });
  };
  events.on(PLACE_GONE, async (gone) => {
    try {
      await document.update((value) => {
        const places = value.places.filter((one) => !isOfPlace(gone, one));
        return places.length === value.places.length ? value : { places };
      });
    } catch (error) {
      // What is left behind belongs to nothing that can be named any more.
      if (!(error instanceof BenchError)) throw error;
    }
  });

  return {
    async read(place) {
      const { value } = await document.read();
      return value.places.find((one) => isAt(one, place)) ?? emptyAt(place);
    },

    async add(place, added) {
      const sent = added.filter(({ outcome }) => outcome !== 'skipped');
      if (sent.length === 0) return;
      await change(place, (found) => {
        const results = { ...found.results };
        for (const last of sent) results[last.caseId] = { last, before: results[last.caseId]?.last ?? null };
        return { ...found, results };
      });
    },

    setBaseline: (place, baseline) =>
      change(place, (found) => ({ ...found, baselines: { ...found.baselines, [baseline.caseId]: baseline } })),

    removeBaseline: (place, caseId) =>
      change(place, (found) => {
        const { [caseId]: _gone, ...baselines } = found.baselines;
        return { ...found, baselines };
      }),
  };
}

const isAt = (one: Place, place: Place): boolean =>
  one.tenantId === place.tenantId && one.credentialId === place.credentialId;

const emptyAt = ({ tenantId, credentialId }: Place): PlaceResults => ({
  tenantId,
  credentialId,
  results: {},
  baselines: {},
});
