// What the page asks its host when a person wants a value that earlier answers have shown, and which parameters can have one at all.
import type { SeenValuesInput } from '../../../../../shared/model/seen-values.ts';
import type { Catalogue, Operation, Parameter } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { createParameterPlaces, type ParameterPlaces } from '../../../../../shared/okta/catalogue/parameter-places.ts';
import type { Draft } from '../draft.ts';
import { buildPath } from './build-path.ts';

const known = new WeakMap<Catalogue, ParameterPlaces>();

function placesIn(catalogue: Catalogue): ParameterPlaces {
  const places = known.get(catalogue) ?? createParameterPlaces(catalogue.operations);
  known.set(catalogue, places);
  return places;
}

export interface SeenQuestion {
  input: Omit<SeenValuesInput, 'tenantId'>;
  /** The operation that would show some; null where the catalogue has none, and where it is the present one. */
  list: Operation | null;
}

/** Null for a parameter that holds no identifier. */
export function seenQuestion(
  { name, in: where }: Parameter,
  draft: Pick<Draft, 'method' | 'path' | 'values'>,
  operation: Operation | null,
  catalogue: Catalogue,
): SeenQuestion | null {
  const { [name]: _own, ...values } = draft.values;
  const { path } = buildPath({ path: draft.path.split('?', 1)[0] ?? '', values, query: [] }, []);
  const input = { method: draft.method, path, name, in: where };
  const places = placesIn(catalogue);
  if (places.wanted(input) === null) return null;
  const list = places.listOf(input);
  return { input, list: list?.id === operation?.id ? null : list };
}
