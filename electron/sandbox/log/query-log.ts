// GET /api/v1/logs (FACTS §5). A polling query (no `until`, ascending) always has a next link, even after an empty page, so
// that a client can wait for more; a query with an end has one only while there is more. The cursor is the position of the last
// event seen, in two parts as Okta's are (`1627500044869_1`), so that one that a client has kept of an org of Okta's is taken here too. Going
// backwards a third part carries the lower bound along, because `since` is not allowed together with `after`.
import { PUBLISHED_CAUSES } from '../../../shared/okta/errors/published/cause-texts.ts';
import type { Exchange } from '../http/exchange.ts';
import { refuse } from '../http/okta-error.ts';
import { json, type Reply } from '../http/reply.ts';
import { isDay } from '../parse-instant.ts';
import { valuesAt } from '../resources/behaviour.ts';
import { limitOf, linkHeaders } from '../resources/page.ts';
import { FilterError, parseFilter, type Test } from '../resources/parse-filter.ts';
import type { LogRecord } from './system-log.ts';

const DAY_MS = 86_400_000;
/** Limit and words of Okta's guide to the System Log. */
const LONGEST_WORD = 40;
const WORD_TOO_LONG = 'Freeform search cannot contain items longer than 40 characters.';
const PAGE = { defaultLimit: 100, maxLimit: 1_000 };
const ROOTS =
  /^(actor|client|device|authenticationContext|displayMessage|eventType|outcome|published|securityContext|severity|debugContext|legacyEventType|transaction|uuid|version|request|target)(\.|$)/;
/** What Okta's guide to the System Log rules out: a time beside `since` and `until`, and a search within addresses. */
const isTime = (attribute: string): boolean => attribute === 'published';
const supports = (attribute: string, operator: string): boolean =>
  !(operator === 'co' && /^debugContext\.debugData\.(url|requestUri)$/.test(attribute));

interface Cursor {
  /** Epoch milliseconds. */
  at: number;
  seq: number;
  /** Null: nothing bounds it from below but what the log still shows. */
  since: number | null;
}

export function answerLogs(exchange: Exchange): Reply {
  const query = exchange.url.searchParams;
  const order = query.get('sortOrder') || 'ASCENDING';
  if (order !== 'ASCENDING' && order !== 'DESCENDING')
    invalid(exchange, 'sortOrder', 'The value must be ASCENDING or DESCENDING.');
  const ascending = order === 'ASCENDING';
  const asked = Number(query.get('limit') || PAGE.defaultLimit);
  if (asked > PAGE.maxLimit) invalid(exchange, 'limit', `The value must not be greater than ${PAGE.maxLimit}.`);
  if (query.get('since') && query.get('after')) refuse(exchange, 'E0000063');

  const cursor = readCursor(exchange, query.get('after'));
  const until = readDate(exchange, 'until') ?? exchange.at;
  const asksSince = readDate(exchange, 'since');
  const since = cursor ? (cursor.since ?? 0) : (asksSince ?? until - 7 * DAY_MS);
  if (asksSince !== null && exchange.at - asksSince > 180 * DAY_MS) {
    refuse(exchange, 'E0000053', '', ['The since parameter is over 180 days prior to the current day.']);
  }
  if (since > until && query.get('until')) invalid(exchange, 'until', 'The value must not be before since.');

  const test = readFilter(exchange, query.get('filter'));
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.some((word) => word.length > LONGEST_WORD)) invalid(exchange, 'q', WORD_TOO_LONG);
  const limit = limitOf(exchange, PAGE);
  const page: LogRecord[] = [];
  let more = false;
  for (const record of walk(exchange.org.log.all(exchange.at), ascending)) {
    if (record.at < since || record.at > until) continue;
    if (cursor && !isBehind(record, cursor, ascending)) continue;
    if (!test(record.event) || !words.every((word) => searchable(record).includes(word))) continue;
    if (page.length === limit) {
      more = true;
      break;
    }
    page.push(record);
  }

  const polling = ascending && !query.get('until');
  const last = page.at(-1);
  const bound = ascending ? null : since;
  const position: Cursor = last
    ? { at: last.at, seq: last.seq, since: bound }
    : (cursor ?? { at: since, seq: 0, since: bound });
  const after = more || polling ? writeCursor(position) : null;
  return {
    ...json(
      200,
      page.map(({ event }) => event),
    ),
    headers: linkHeaders(exchange, limit, after, ['since']),
  };
}

function* walk(records: readonly LogRecord[], ascending: boolean): Generator<LogRecord> {
  if (ascending) yield* records;
  else for (let index = records.length - 1; index >= 0; index--) yield records[index] as LogRecord;
}

function isBehind(record: LogRecord, cursor: Cursor, ascending: boolean): boolean {
  const distance = record.at - cursor.at || record.seq - cursor.seq;
  return ascending ? distance > 0 : distance < 0;
}

const writeCursor = ({ at, seq, since }: Cursor): string => [at, seq, ...(since === null ? [] : [since])].join('_');

function readCursor(exchange: Exchange, text: string | null): Cursor | null {
  if (!text) return null;
  const parts = /^(\d{1,15})_(\d{1,12})(?:_(\d{1,15}))?$/.exec(text);
  if (!parts) return refuse(exchange, 'E0000031', '', [PUBLISHED_CAUSES.invalid_cursor]);
  return { at: Number(parts[1]), seq: Number(parts[2]), since: parts[3] === undefined ? null : Number(parts[3]) };
}

function readDate(exchange: Exchange, name: 'since' | 'until'): number | null {
  const text = exchange.url.searchParams.get(name);
  if (!text) return null;
  // A `+` of a time zone arrives as a space when it was not encoded.
  const date =
    /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[ +-]\d{2}:?\d{2})?)?$/.test(text) && isDay(text.slice(0, 10))
      ? Date.parse(text.replace(' ', '+'))
      : Number.NaN;
  return Number.isNaN(date) ? refuse(exchange, 'E0000030') : date;
}

function readFilter(exchange: Exchange, text: string | null): Test {
  if (!text) return () => true;
  try {
    return parseFilter(text, {
      read: valuesAt,
      letterCase: 'exact',
      supports: (attribute, operator) => {
        if (!ROOTS.test(attribute) || isTime(attribute)) throw new FilterError('syntax');
        return supports(attribute, operator);
      },
    });
  } catch (error) {
    if (error instanceof FilterError) return refuse(exchange, error.kind === 'syntax' ? 'E0000053' : 'E0000031');
    throw error;
  }
}

const texts = new WeakMap<LogRecord, string>();
function searchable(record: LogRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record.event).toLowerCase();
  texts.set(record, text);
  return text;
}

function invalid(exchange: Exchange, field: string, why: string): never {
  return refuse(exchange, 'E0000001', field, [`${field}: ${why}`]);
}
