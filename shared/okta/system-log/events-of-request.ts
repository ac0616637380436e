// The events of the System Log about one request: how they are asked for, and what of each says why it was refused. An event carries the
// id of its request, which Okta's answer has in `x-okta-request-id` (FACTS §5, FACTS-D §24).
import type { OrgEvent } from '../../model/history.ts';
import { oauthErrorCodes } from '../errors/oauth-error-codes.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { asObject, asText } from '../wire-text/json-text.ts';

/** The scope that reading it takes; there is no manage beside it. */
export const LOG_SCOPE = 'okta.logs.read';
/** By how much the org's clock may be off the one that the exchange was noted by. */
const MARGIN_MS = 600_000;
const MOST_EVENTS = 20;
/** Names in `debugData` that say something about the refusal; hashes, addresses and agents do not. */
const RELEVANT =
  /^(?:grantType|clientAuthType|requestedScopes|grantedScopes|deniedScopes|authorizationServer|policy|rule|error|requestUri|behaviors|threatSuspected)/i;
const NO_VALUE = /^(?:|null|unknown|false)$/i;

/** What can be an id of a request: anything else would have to be escaped within a filter. */
export const isRequestId = (text: string): boolean => /^[\w@-]{8,80}$/.test(text);

/** Path and query. `at`: when the request was sent, epoch ms by the org's clock. */
export function pathOfEvents(requestId: string, at: number): string {
  const query = Object.entries({
    filter: `transaction.id eq "${requestId}"`,
    since: new Date(at - MARGIN_MS).toISOString(),
    limit: String(MOST_EVENTS),
  });
  return `/api/v1/logs?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** Those that say no come first; null for what is no list of events. */
export function readOrgEvents(body: unknown): OrgEvent[] | null {
  if (!Array.isArray(body)) return null;
  const events = (body as unknown[]).flatMap((one, index) => readEvent(asObject(one), index) ?? []);
  return [...events.filter(isRefusal), ...events.filter((event) => !isRefusal(event))];
}

const isRefusal = ({ result }: Pick<OrgEvent, 'result'>): boolean => result === 'FAILURE' || result === 'DENY';

function readEvent(event: Record<string, unknown> | null, index: number): OrgEvent | null {
  const eventType = asText(event?.eventType);
  if (!event || eventType === null) return null;
  const outcome = asObject(event.outcome);
  const reason = asText(outcome?.reason);
  const at = Date.parse(asText(event.published) ?? '');
  const targets = Array.isArray(event.target) ? (event.target as unknown[]) : [];
  return {
    id: asText(event.uuid) ?? String(index),
    at: Number.isNaN(at) ? null : at,
    eventType,
    message: asText(event.displayMessage) ?? eventType,
    result: asText(outcome?.result),
    reason,
    known: reason === null ? null : knownReason(reason),
    actor: nameOf(event.actor),
    targets: targets.flatMap((one) => nameOf(one) ?? []),
    details: detailsOf(asObject(asObject(event.debugContext)?.debugData)),
  };
}

/** The name that a person knows it by, with its id where it has both. */
function nameOf(value: unknown): string | null {
  const party = asObject(value);
  const [name, id] = [asText(party?.displayName), asText(party?.id)];
  if (name === null || name === id) return id;
  return id === null ? name : `${name} (${id})`;
}

/** Okta's code of an error, or its internal name of one: each `error` of OAuth is the name of its general row, too. */
function knownReason(reason: string): OrgEvent['known'] {
  const code = /\bE\d{7}\b/.exec(reason)?.[0];
  const management = code === undefined ? null : findOktaErrorCode(code);
  if (management) return { text: management.text, meaning: management.meaning, fix: management.fix };
  const name = reason.trim().split(/\s/, 1)[0] ?? '';
  const row = oauthErrorCodes().find(({ key }) => key === name);
  return row ? { text: row.text, meaning: row.meaning, fix: row.fix } : null;
}

function detailsOf(data: Record<string, unknown> | null): OrgEvent['details'] {
  return Object.entries(data ?? {}).flatMap(([name, value]): OrgEvent['details'] =>
    typeof value === 'string' && RELEVANT.test(name) && !NO_VALUE.test(value) ? [[name, value]] : [],
  );
}
