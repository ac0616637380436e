// One way in which an answer is not the expected one.

export interface Difference {
  part: 'status' | 'header' | 'body';
  /** `status`, the name of the header (`www-authenticate: scope`), or the place in the body (`$.error`). */
  name: string;
  /** Null where nothing was expected, or nothing was received. */
  expected: string | null;
  actual: string | null;
  /** For a person who does not know how it was compared. */
  words: string;
}
