// Things that the org remembers for a while under a text that whoever holds it brings again: opaque, and over by the org's clock.

const REMEMBERED = 5_000;

export interface Kept<T> {
  /** Gives the text by which it is found again. */
  add(thing: T, at: number): string;
  /** Null: there never was one, it is over or was taken. */
  get(id: string, at: number): T | null;
  /** As `get`, and it is gone. */
  take(id: string, at: number): T | null;
}

export function createKept<T>(newId: () => string, lifeMs: number): Kept<T> {
  const things = new Map<string, { thing: T; until: number }>();
  const get = (id: string, at: number): T | null => {
    const known = things.get(id);
    return known && at < known.until ? known.thing : null;
  };
  return {
    add(thing, at) {
      const id = newId();
      things.set(id, { thing, until: at + lifeMs });
      for (const oldest of things.keys()) {
        if (things.size <= REMEMBERED) break;
        things.delete(oldest);
      }
      return id;
    },
    get,
    take(id, at) {
      const thing = get(id, at);
      things.delete(id);
      return thing;
    },
  };
}
