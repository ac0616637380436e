// Whether an answer is what a step expects: a row for each expectation, with what was expected, what was there and whether that is met.
// Pure. Shown values are short and without secrets.
import type { AnswerShape } from '../okta/catalogue/answer-shapes.ts';
import { misfits } from '../okta/catalogue/answer-shapes.ts';
import type { Verdict } from '../okta/verdict/verdicts.ts';
import { type HeaderList, headerValue } from '../okta/wire-text/headers.ts';
import { redactText } from '../redact/redact-text.ts';
import { isSecretJson } from '../redact/secret-keys.ts';
import { jsonPath } from './json-path.ts';
import type { PlanExpectations } from './plan.ts';
import type { Check, Json, Operators } from './plan-document.ts';

export interface StepAnswer {
  /** Null when there was none. */
  status: number | null;
  verdict: Verdict;
  headers: HeaderList;
  /** Undefined: the body is no JSON, or was not kept whole. */
  json: unknown;
  /** Until the body was complete. */
  ms: number;
  /** What is known of the answers of its operation; null: nothing, or nobody asked. */
  shape: AnswerShape | null;
}

export interface JudgedExpectation {
  /** `status`, `header content-type`, `body $[0].id`. */
  what: string;
  expected: string;
  actual: string;
  met: boolean;
}

/** In the order of the file. With `{{variables}}` filled before. */
export function judgeExpectations(expect: PlanExpectations, answer: StepAnswer): JudgedExpectation[] {
  const rows: JudgedExpectation[] = [];
  if (expect.status.length > 0)
    rows.push({
      what: 'status',
      expected: expect.status.join(' or '),
      actual: answer.status === null ? 'no answer' : String(answer.status),
      met: expect.status.some((one) => isStatus(one, answer.status)),
    });
  if (expect.verdict.length > 0)
    rows.push({
      what: 'verdict',
      expected: expect.verdict.join(' or '),
      actual: answer.verdict,
      met: expect.verdict.includes(answer.verdict),
    });
  for (const [name, check] of expect.headers) {
    const value = headerValue(answer.headers, name);
    rows.push({ what: `header ${name}`, ...judgeFound(check, value === null ? [] : [value], true, name) });
  }
  for (const [path, check] of expect.body) rows.push({ what: `body ${path}`, ...judgeBody(path, check, answer.json) });
  if (expect.schema) rows.push({ what: 'schema', expected: 'the shape of the operation', ...judgeShape(answer) });
  if (expect.timeMs !== null)
    rows.push({
      what: 'time',
      expected: `at most ${expect.timeMs} ms`,
      actual: `${Math.round(answer.ms)} ms`,
      met: answer.ms <= expect.timeMs,
    });
  return rows;
}

/** A refusal has another shape, and what is not known is not taken for an agreement. */
function judgeShape({ shape, status, json }: StepAnswer): Pick<JudgedExpectation, 'actual' | 'met'> {
  if (shape === null) return { actual: 'nothing is known of the answers of this operation', met: false };
  if (status === null || status >= 300) return { actual: `no success: ${status ?? 'no answer'}`, met: false };
  if (Object.keys(shape.fields).length === 0) return { actual: 'no field is known that it could have', met: true };
  if (json === undefined) return { actual: 'no JSON', met: false };
  const faults = misfits(shape, json);
  return faults.length === 0 ? { actual: 'agrees', met: true } : { actual: faults.join(', '), met: false };
}

function isStatus(expected: number | string, status: number | null): boolean {
  if (status === null) return false;
  return typeof expected === 'number' ? status === expected : String(status).startsWith(expected.charAt(0));
}

export type Judged = Pick<JudgedExpectation, 'expected' | 'actual' | 'met'>;

function judgeBody(path: string, check: Check, json: unknown): Judged {
  if (json === undefined) return { expected: describeCheck(check), actual: 'no JSON', met: false };
  const read = jsonPath(path);
  if (!read.ok) return { expected: describeCheck(check), actual: `not looked for: ${read.message}`, met: false };
  const name = /(?:\.|\[['"])([\w-]+)(?:['"]\])?$/.exec(path)?.[1] ?? '';
  return judgeFound(check, read.find(json), read.single, name);
}

/** One value against a check; undefined for one that is not there. */
export const judgeValue = (check: Check, value: unknown, name: string): Judged =>
  judgeFound(check, value === undefined ? [] : [value], true, name);

/**
 * `single`: the path can find one value at most, and `length` is that of the value; otherwise it is the number of the found, and every
 * one of them has to fit.
 */
function judgeFound(check: Check, found: unknown[], single: boolean, name: string): Judged {
  const wanted: Operators = isOperators(check) ? check : { equals: check };
  const { exists, length, ...others } = wanted;
  const expected = describeCheck(check);
  const met =
    (exists === undefined || exists === found.length > 0) &&
    (length === undefined || isOfLength(length, single ? lengthOf(found[0]) : found.length)) &&
    (Object.keys(others).length === 0 || (found.length > 0 && found.every((value) => fitsValue(others, value))));
  return { expected, actual: describeFound(found, single, name, length !== undefined), met };
}

export const isOperators = (check: Check): check is Operators =>
  typeof check === 'object' && check !== null && !Array.isArray(check);

function fitsValue({ equals, matches, type, less, greater, oneOf }: Operators, value: unknown): boolean {
  return (
    (equals === undefined || sameJson(equals, value)) &&
    (matches === undefined || (isScalarValue(value) && new RegExp(matches, 'u').test(String(value)))) &&
    (type === undefined || typeOf(value) === type) &&
    (less === undefined || (typeof value === 'number' && value < less)) &&
    (greater === undefined || (typeof value === 'number' && value > greater)) &&
    (oneOf === undefined || oneOf.some((one) => sameJson(one, value)))
  );
}

const isScalarValue = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function lengthOf(value: unknown): number | null {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : null;
}

function isOfLength(wanted: NonNullable<Operators['length']>, length: number | null): boolean {
  if (length === null) return false;
  if (typeof wanted === 'number') return length === wanted;
  return length >= (wanted.least ?? 0) && length <= (wanted.most ?? Number.POSITIVE_INFINITY);
}

/** As JSON: the order of keys says nothing. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => sameJson(value, b[index]))
    );
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && sameJson((a as Record<string, Json>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

const MOST_SHOWN = 120;

/** Short, and without a secret. `name`: the key of the value, because a key says what a value is. */
function shown(value: unknown, name = ''): string {
  if (typeof value === 'string' && isSecretJson(name, value)) return '"••••••"';
  const text = redactText(JSON.stringify(value) ?? 'nothing');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function describeCheck(check: Check): string {
  if (!isOperators(check)) return shown(check);
  const { equals, matches, exists, type, length, less, greater, oneOf } = check;
  const parts = [
    equals === undefined ? null : shown(equals),
    matches === undefined ? null : `matches /${matches}/`,
    exists === undefined ? null : exists ? 'is there' : 'is not there',
    type === undefined ? null : `of type ${type}`,
    length === undefined ? null : describeLength(length),
    less === undefined ? null : `less than ${less}`,
    greater === undefined ? null : `greater than ${greater}`,
    oneOf === undefined ? null : `one of ${oneOf.map((one) => shown(one)).join(', ')}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function describeLength(length: NonNullable<Operators['length']>): string {
  if (typeof length === 'number') return `length ${length}`;
  const { least, most } = length;
  if (least !== undefined && most !== undefined) return `length ${least} to ${most}`;
  return least === undefined ? `length at most ${most}` : `length at least ${least}`;
}

function describeFound(found: unknown[], single: boolean, name: string, withLength: boolean): string {
  if (found.length === 0) return withLength && !single ? 'length 0' : 'not there';
  const [first] = found;
  if (!single) return `${found.length} found, the first ${shown(first, name)}`;
  const length = withLength ? lengthOf(first) : null;
  return length === null ? shown(first, name) : `length ${length}`;
}
