// An answer made comparable: ids, times, hosts and counters become placeholders, the rest stays as it was sent. Two answers
// to one request that differ in nothing else become equal. Total: any status, headers and body give a result.
import type { HeaderList } from '../../wire-text/headers.ts';
import { asObject, parseJsonText } from '../../wire-text/json-text.ts';
import { normalizeText, type OwnNames } from './normalize-text.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** Longer bodies are cut: an error is short, and a list received in its place is shown by its beginning. */
const MOST_BODY = 16_384;

/** Headers whose value is of one call only. */
const OF_THE_CALL = new Map([
  ['date', '{time}'],
  ['x-okta-request-id', '{requestId}'],
  ['x-rate-limit-limit', '{number}'],
  ['x-rate-limit-remaining', '{number}'],
  ['x-rate-limit-reset', '{time}'],
  ['content-length', '{number}'],
  ['keep-alive', '{any}'],
  ['dpop-nonce', '{nonce}'],
]);

export function normalizeAnswer(
  answer: { status: number; headers: HeaderList; bodyText: string },
  own: OwnNames,
): ShownAnswer {
  return {
    status: answer.status,
    headers: answer.headers.map(([name, value]) => {
      const key = name.toLowerCase();
      // A limit of 0 is no counter: it says that there were too many calls at the same time (FACTS §4).
      if (key === 'x-rate-limit-limit' && value.trim() === '0') return [key, '0'];
      return [key, OF_THE_CALL.get(key) ?? normalizeText(value, own)];
    }),
    body: normalizeBody(answer.bodyText, own),
  };
}

function normalizeBody(text: string, own: OwnNames): string {
  const value = parseJsonText(text);
  if (value === null || typeof value !== 'object') return cut(normalizeText(text, own));
  return cut(JSON.stringify(normalizeValue(value, own), null, 2));
}

function normalizeValue(value: unknown, own: OwnNames, key = ''): unknown {
  if (typeof value === 'string') return OF_THE_BODY.get(key) ?? normalizeText(value, own);
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, own));
  const object = asObject(value);
  if (object === null) return value;
  return Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, normalizeValue(inner, own, name)]));
}

/** Members that hold an id or a token and nothing else. */
const OF_THE_BODY = new Map([
  ['errorId', '{errorId}'],
  ['access_token', '{token}'],
]);

/** Whether a body is the beginning of a longer one. */
export const isCutBody = (text: string): boolean => /\n… \d+ more characters$/.test(text);

function cut(text: string): string {
  return text.length <= MOST_BODY ? text : `${text.slice(0, MOST_BODY)}\n… ${text.length - MOST_BODY} more characters`;
}
