// A table that is made when somebody first asks for it: a command or a page that needs none of its rows does not pay for it.

/** `make` is called at the first call; every call returns what it returned. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
