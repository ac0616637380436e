// How the seeds put things into the org: a list of a path, or what exists once there. Everything was born when the org was,
// unless it says otherwise, and has an id of its kind.
import type { Org } from '../org.ts';
import { type Fields, timestamp } from '../resources/behaviour.ts';
import { idPrefix } from '../resources/resource-names.ts';

export const DAY_MS = 86_400_000;
/** How long before its first start the org was made. */
const AGE_DAYS = 1_500;

export interface Planter {
  readonly org: Org;
  /** When the org was made, as its entities say it. */
  readonly born: string;
  /** Adds to the list at a path and gives back the id: the entity's own, or a new one. */
  add(path: string, fields: Fields & { id?: string }): string;
  /** What exists once at a path. */
  put(path: string, fields: Fields): void;
}

export function createPlanter(org: Org): Planter {
  const born = timestamp(org.clock.now() - AGE_DAYS * DAY_MS);
  return {
    org,
    born,
    add(path, { id, ...fields }) {
      const segment = path.split('/').at(-1) ?? '';
      const entity = { id: id ?? org.ids.id(idPrefix(segment)), created: born, lastUpdated: born, ...fields };
      org.store(path).add(entity);
      return entity.id;
    },
    put: (path, fields) => org.singles.set(path, fields),
  };
}
