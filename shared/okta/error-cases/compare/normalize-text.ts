// Ids, times and hosts out of a text. Each rule is as narrow as the thing it hides: whatever else is in an answer must
// survive, as it may be the very difference that a person is looking for.

/** Okta's ids: a prefix of three that begins with a digit or is `oae`, `oag`, `aus`, ...; 20 characters in all, the error's 25 or so. */
const ERROR_ID = /\boae[\w-]{17,30}(?![\w-])/g;
const OKTA_ID =
  /\b(?=[A-Za-z0-9]{20}\b)(?:0[0-9][a-z]|0o[a-z]|200u|(?:aus|ocs|oag|irb|pcl)(?=[A-Za-z0-9]*\d))(?=[A-Za-z0-9]*[A-Z])[A-Za-z0-9]+\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)\b/g;

export interface OwnNames {
  /** `acme.okta.com`, with its port where it has one. */
  host: string;
  /** The client that sent the request; null for none. */
  clientId: string | null;
}

export function normalizeText(text: string, { host, clientId }: OwnNames): string {
  let normal = host === '' ? text : replaceHost(text, host);
  if (clientId) normal = normal.replaceAll(clientId, '{clientId}');
  return withoutTimes(normal.replace(ERROR_ID, '{errorId}')).replace(OKTA_ID, '{id}');
}

/** For expected texts too: that of E0000030 has a time as its example. */
export const withoutTimes = (text: string): string => text.replace(TIME, '{time}');

/** An origin as a whole, of either scheme (Okta names itself by http:// in challenges, FACTS §3.1), then the bare host. */
function replaceHost(text: string, host: string): string {
  const name = host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text
    .replace(new RegExp(`\\bhttps?://${name}(?![\\w.:-])`, 'gi'), '{org}')
    .replace(new RegExp(`(?<![\\w.-])${name}(?![\\w.:-])`, 'gi'), '{host}');
}
