// Who is signed in in a browser, and since when.

/** Moments are epoch milliseconds. */
export interface Session {
  userId: string;
  /** When the person signed in. */
  authTime: number;
}
