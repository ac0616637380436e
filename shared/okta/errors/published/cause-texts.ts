// Texts that Okta puts into `errorCauses` or into the gap of a summary, as captured (FACTS §3.2). Facts only, which judge and sandbox share.

export const PUBLISHED_CAUSES = {
  expand_malformed: 'Expand query is malformed.',
  invalid_cursor: 'Invalid cursor.',
  /** Beside E0000031 for a `search`; a bad `filter` has no cause. */
  search_syntax: 'Invalid search syntax.',
  /** The id, or the path where no operation has it; then the type of the thing. */
  unknown_thing: 'Resource not found: {0} ({1})',
} as const;
