// The names of what is stored for an exchange: they follow from its own id, so that whoever removes the exchange finds them.

const randomPart = (exchangeId: string): string => exchangeId.slice('ex-'.length);

/** The body as it was received. */
export const bodyIdOf = (exchangeId: string): string => `body-${randomPart(exchangeId)}`;

/** The list that Fetch all made of the pages from this one on. */
export const joinedBodyIdOf = (exchangeId: string): string => `${bodyIdOf(exchangeId)}-all`;
