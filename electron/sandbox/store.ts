// A set of entities in order of creation. Cursors point at positions, so a position outlives its entity: a page that
// follows a deleted entity still finds where to go on.

export interface Entity {
  id: string;
  [field: string]: unknown;
}

export interface Store<T extends Entity = Entity> {
  get(id: string): T | undefined;
  has(id: string): boolean;
  add(entity: T): void;
  remove(id: string): boolean;
  all(): T[];
  size(): number;
  /** The rank of an entity that is or was here; undefined for an id never seen. */
  rank(id: string): number | undefined;
}

function createStore<T extends Entity = Entity>(): Store<T> {
  const byId = new Map<string, T>();
  const ranks = new Map<string, number>();
  return {
    get: (id) => byId.get(id),
    has: (id) => byId.has(id),
    add(entity) {
      byId.set(entity.id, entity);
      if (!ranks.has(entity.id)) ranks.set(entity.id, ranks.size);
    },
    remove: (id) => byId.delete(id),
    all: () => [...byId.values()],
    size: () => byId.size,
    rank: (id) => ranks.get(id),
  };
}

/**
 * The store at a path. What nothing was ever added to is not kept: whoever asks for lists of a thousand ids that do not exist
 * leaves nothing behind.
 */
export function storeAt(kept: Map<string, Store>, path: string): Store {
  const known = kept.get(path);
  if (known) return known;
  const find = () => kept.get(path);
  return {
    get: (id) => find()?.get(id),
    has: (id) => find()?.has(id) ?? false,
    add(entity) {
      const store = find() ?? createStore();
      kept.set(path, store);
      store.add(entity);
    },
    remove: (id) => find()?.remove(id) ?? false,
    all: () => find()?.all() ?? [],
    size: () => find()?.size() ?? 0,
    rank: (id) => find()?.rank(id),
  };
}
