// What a part of the page follows: one run at a time. A newer one, or none, takes the place of the one before, whose stream ends.

export interface OneFollowed {
  /** Of what is followed now, or is about to be. */
  signal(): AbortSignal;
  /** Nothing else is followed from here on. */
  next(): AbortSignal;
}

export function createOneFollowed(): OneFollowed {
  let following = new AbortController();
  return {
    signal: () => following.signal,
    next() {
      following.abort();
      following = new AbortController();
      return following.signal;
    },
  };
}
