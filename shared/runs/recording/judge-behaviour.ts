// How a program behaves towards an org, judged from its recorded calls alone. Each point is good or bad only where a call showed it: what
// never happened is not seen, and a program that met no 429 has not shown that it waits. Pure; all times are those of the recorder.
import { counted } from '../../counted.ts';
import { percentDecode } from '../../okta/wire-text/percent-decode.ts';
import { rateBucket } from '../sweep/plan/rate-bucket.ts';
import type { RecordedCall } from './recording-events.ts';

/** In the order in which they are shown. */
export const BEHAVIOURS = [
  { id: 'waits-after-429', title: 'Waits until the reset after a 429' },
  { id: 'renews-once', title: 'Renews its token once after a 401' },
  { id: 'keeps-token', title: 'Keeps a token instead of one for each call' },
  { id: 'follows-links', title: 'Follows next links and builds no cursors' },
  { id: 'stops-on-403', title: 'Stops on a 403' },
  { id: 'no-secret-in-url', title: 'Sends no secret in an address' },
  { id: 'within-scopes', title: 'Calls nothing beyond its scopes' },
] as const;
export type BehaviourId = (typeof BEHAVIOURS)[number]['id'];
export const BEHAVIOUR_STATES = ['good', 'bad', 'not-seen'] as const;
export type BehaviourState = (typeof BEHAVIOUR_STATES)[number];

export interface Behaviour {
  id: BehaviourId;
  state: BehaviourState;
  /** What showed it, or what would. */
  evidence: string;
}

/** In the order in which they arrived, which is not that of their answers. */
type Calls = readonly RecordedCall[];
type Judged = Omit<Behaviour, 'id'>;

/** What was on its way when the answer was: another call that arrives so soon after it may have been sent before. */
const IN_FLIGHT_MS = 100;
/** A second token may be a second process of the program. */
const MOST_SPARE_TOKENS = 1;
const CURSORS = ['after', 'cursor', 'page', 'offset', 'startIndex'];
/** A token may be renewed so long before its end, or in the second half of its life. */
const RENEWED_EARLY_MS = 600_000;

const JUDGES: Record<BehaviourId, (calls: Calls) => Judged> = {
  'waits-after-429': judgeWaiting,
  'renews-once': judgeRenewal,
  'keeps-token': judgeTokens,
  'follows-links': judgeLinks,
  'stops-on-403': judgeRefused,
  'no-secret-in-url': judgeAddresses,
  'within-scopes': judgeScopes,
};

export function judgeBehaviour(calls: readonly RecordedCall[]): Behaviour[] {
  const inOrder = [...calls].sort((one, other) => one.sentAt - other.sentAt);
  return BEHAVIOURS.map(({ id }) => ({ id, ...JUDGES[id](inOrder) }));
}

const good = (evidence: string): Judged => ({ state: 'good', evidence });
const bad = (evidence: string): Judged => ({ state: 'bad', evidence });
const notSeen = (evidence: string): Judged => ({ state: 'not-seen', evidence });

const pathOf = ({ target }: RecordedCall): string => target.split(/[?#]/, 1)[0] ?? target;
const named = (call: RecordedCall): string => `${call.method} ${pathOf(call)}`;
const isSameRequest = (one: RecordedCall, other: RecordedCall): boolean =>
  one.method === other.method && one.target === other.target;
/** An answer within the same millisecond is not before its own call. */
const isAfter = (call: RecordedCall, other: RecordedCall): boolean => call !== other && call.sentAt >= other.answeredAt;
const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`);

/** The limit is that of a bucket: another call of it counts as well. */
function judgeWaiting(calls: Calls): Judged {
  const refused = calls.filter(({ status }) => status === 429);
  if (refused.length === 0) return notSeen('No call was answered with 429.');
  const timed = refused.filter(({ waitUntil, answeredAt }) => waitUntil !== null && waitUntil > answeredAt);
  if (timed.length === 0) return notSeen('No 429 named a time that is long enough to see whether it is kept to.');
  let waited: { call: RecordedCall; ms: number } | null = null;
  for (const call of timed) {
    const bucket = rateBucket(call.method, pathOf(call));
    const later = calls.filter((one) => isAfter(one, call) && rateBucket(one.method, pathOf(one)) === bucket);
    const until = call.waitUntil ?? 0;
    const early = later.filter(
      (one) => one.sentAt < until && (isSameRequest(one, call) || one.sentAt - call.answeredAt > IN_FLIGHT_MS),
    );
    const [first] = early;
    if (first)
      return bad(
        `${named(first)} was sent ${seconds(first.sentAt - call.answeredAt)} after a 429 that named a wait of at least ${seconds(until - call.answeredAt)}${early.length === 1 ? '' : `, and ${counted(early.length - 1, 'more call')} before its end`}.`,
      );
    const [next] = later;
    if (next && waited === null) waited = { call, ms: next.sentAt - call.answeredAt };
  }
  if (waited === null) return notSeen('After the 429 nothing more was sent of that kind.');
  return good(
    `After a 429 of ${named(waited.call)} the next call was sent ${seconds(waited.ms)} later, not before the reset.`,
  );
}

/** One renewal, and the request once more. */
function judgeRenewal(calls: Calls): Judged {
  const refused = calls.filter(({ status, token, kind }) => status === 401 && token !== null && kind === 'api');
  if (refused.length === 0) return notSeen('No call with a token was answered with 401.');
  for (const call of refused) {
    const again = calls.filter((one) => one.token === call.token && isAfter(one, call));
    const same = again.filter((one) => isSameRequest(one, call) || one.sentAt - call.answeredAt > IN_FLIGHT_MS);
    if (same.length > 0)
      return bad(
        `The token that a 401 had refused was sent ${counted(same.length, 'more time')}, first by ${named(same[0] ?? call)}.`,
      );
  }
  const loop = longestLoop(refused);
  if (loop.length > 2)
    return bad(
      `${named(loop[0] as RecordedCall)} was answered with 401 ${loop.length} times, each time with a new token.`,
    );
  const [first] = refused as [RecordedCall];
  const renewed = calls.some((one) => one.granted !== null && isAfter(one, first));
  return renewed
    ? good(`After the 401 of ${named(first)} a new token was asked for, and the old one was not sent again.`)
    : notSeen(`After the 401 of ${named(first)} no new token was asked for.`);
}

/** 401s of one request, one after the other. */
function longestLoop(refused: Calls): RecordedCall[] {
  const runs = new Map<string, RecordedCall[]>();
  for (const call of refused) {
    const key = `${call.method} ${call.target}`;
    runs.set(key, [...(runs.get(key) ?? []), call]);
  }
  return [...runs.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}

/** Of client credentials: tokens of people are as many as there are people. */
function judgeTokens(calls: Calls): Judged {
  const grants = calls.filter(({ granted }) => granted?.asked.startsWith('client_credentials ') === true);
  const spare = grants.filter((grant) => grants.some((earlier) => isStillGood(earlier, grant, calls)));
  const withTokens = calls.filter(({ token, kind }) => token !== null && kind === 'api').length;
  if (spare.length > MOST_SPARE_TOKENS)
    return bad(
      `${counted(grants.length, 'token')} for ${counted(withTokens, 'call')}: ${spare.length} were asked for while an equal one was valid.`,
    );
  const uses = new Map<number, number>();
  for (const { token, kind } of calls)
    if (token !== null && kind === 'api') uses.set(token, (uses.get(token) ?? 0) + 1);
  const most = Math.max(0, ...uses.values());
  return most > 1
    ? good(`One token was used for ${most} calls.`)
    : notSeen('No token was used for a second call, and no second one was asked for.');
}

/** Whether the program had `earlier` when it asked for an equal one. */
function isStillGood(earlier: RecordedCall, grant: RecordedCall, calls: Calls): boolean {
  const [had, asked] = [earlier.granted, grant.granted];
  if (!had || !asked || had.asked !== asked.asked || earlier === grant || !isAfter(grant, earlier)) return false;
  const early = Math.min(RENEWED_EARLY_MS, ((had.expiresAt ?? 0) - earlier.answeredAt) / 2);
  if (had.expiresAt !== null && had.expiresAt - grant.sentAt < early) return false;
  return !calls.some(
    ({ token, status, answeredAt }) => token === had.token && status === 401 && answeredAt <= grant.sentAt,
  );
}

function judgeLinks(calls: Calls): Judged {
  let followed = 0;
  for (const call of calls) {
    if (call.method !== 'GET') continue;
    const cursor = cursorOf(call.target);
    if (cursor === null) continue;
    const before = calls.filter((one) => isAfter(call, one) && pathOf(one) === pathOf(call) && one.status === 200);
    const links = before.flatMap(({ next }) => (next === null ? [] : [next]));
    if (links.some((next) => cursorOf(next) === cursor)) followed += 1;
    // Without a link before it, the cursor may be one that the program has kept, or one of an API without links.
    else if (links.length > 0)
      return bad(`${named(call)} was sent with ${cursor}, which no answer had named: it was built.`);
  }
  if (followed > 0) return good(`${counted(followed, 'next link')} followed.`);
  return notSeen(
    calls.some(({ next }) => next !== null)
      ? 'Lists went on, and no second page was fetched.'
      : 'No answer named a next page.',
  );
}

/** Such as `after=00u1`; null where there is none. */
function cursorOf(target: string): string | null {
  const pairs = (target.split('?')[1] ?? '').split('&').map((pair) => pair.split('=', 2).map(percentDecode));
  const [name, value = ''] = pairs.find(([key = '']) => CURSORS.includes(key)) ?? [];
  return name === undefined ? null : `${name}=${value}`;
}

/** With other scopes it is another attempt. */
function judgeRefused(calls: Calls): Judged {
  const refused = calls.filter(({ status }) => status === 403);
  const [first] = refused;
  if (!first) return notSeen('No call was answered with 403.');
  for (const call of refused) {
    const again = calls.filter(
      (one) => isAfter(one, call) && isSameRequest(one, call) && isSameSet(one.scopes, call.scopes),
    );
    if (again.length > 0) return bad(`${named(call)} was sent ${counted(again.length, 'more time')} after its 403.`);
  }
  return good(`${named(first)} was answered with 403 and not sent again.`);
}

const isSameSet = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  [...(one ?? [])].sort().join(' ') === [...(other ?? [])].sort().join(' ');

function judgeAddresses(calls: Calls): Judged {
  if (calls.length === 0) return notSeen('No call was recorded.');
  const found = calls.find(({ secretInUrl }) => secretInUrl !== null);
  if (!found) return good(`No secret in the addresses of ${counted(calls.length, 'call')}.`);
  const where = found.secretInUrl === 'path' ? 'in its path' : `in the parameter ${found.secretInUrl}`;
  return bad(`${named(found)} had a secret ${where}: addresses are kept in logs.`);
}

function judgeScopes(calls: Calls): Judged {
  const beyond = calls.find(
    ({ lacks, verdict }) => (lacks !== null && lacks.length > 0) || verdict === 'scope-missing',
  );
  if (beyond) {
    const lacks = beyond.lacks?.length ? beyond.lacks : beyond.needs;
    return bad(
      `${named(beyond)} was called without ${lacks.length > 0 ? lacks.join(' ') : 'the scope that it needs'}.`,
    );
  }
  const known = calls.filter(({ lacks, needs }) => lacks !== null && needs.length > 0).length;
  return known > 0
    ? good(`The token of each of ${counted(known, 'call')} had the scopes for it.`)
    : notSeen('Of no call both the operation and the scopes of its token are known.');
}
