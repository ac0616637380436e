// The address that a request was sent to, without its query, by each name that the org may be reached under: what a client assertion and a
// DPoP proof have to name (FACTS §1.2, §2).
import type { Exchange } from './exchange.ts';

export const calledAddresses = ({ url, origin }: Pick<Exchange, 'url' | 'origin'>): string[] =>
  [origin, url.origin].map((base) => `${base}${url.pathname}`);
