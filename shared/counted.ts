// A count with its noun, as a person reads it: one rule for the page, the command line, reports and messages.

/** The word that agrees with a count: a noun, a verb, or both (`cell differs`, `cells differ`). */
export const agreeing = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** `1 request`, `12 requests`. Plain digits, as scripts read them; the page groups them (`formatCounted`). */
export const counted = (count: number, one: string, many?: string): string => `${count} ${agreeing(count, one, many)}`;
