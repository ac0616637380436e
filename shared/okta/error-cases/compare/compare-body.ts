// Bodies by structure: a JSON body member by member, so that order and white space make no difference and each that differs
// is named by its place.
import type { CaseDifference, ShownAnswer } from '../../../model/case-results.ts';
import { asObject, parseJsonText } from '../../wire-text/json-text.ts';
import type { ExpectedAnswer, Json } from '../error-case.ts';
import { matchesText } from './match-template.ts';
import { isCutBody } from './normalize-answer.ts';

/** After so many the rest is a different body, and a list of all says less than the first few. */
const MOST = 20;

export function compareBody(expected: ExpectedAnswer, { body }: ShownAnswer): CaseDifference[] {
  const wanted = expected.body;
  const whole = {
    part: 'body' as const,
    name: '$',
    expected: textOf(wanted),
    actual: body === '' ? null : short(body),
  };
  if (wanted === null) return body === '' ? [] : [{ ...whole, words: 'There is a body, but it should be empty.' }];
  if (body === '')
    return wanted === '{any}' ? [] : [{ ...whole, words: 'The body is empty, but there should be one.' }];
  const value = parseJsonText(body);
  const structured = value !== null && typeof value === 'object';
  if (typeof wanted === 'string' && !structured)
    return matchesText(wanted, body) ? [] : [{ ...whole, words: 'The text of the body is different.' }];
  if (isCutBody(body)) return [{ ...whole, words: 'The body is longer than any error; its beginning was kept.' }];
  if (!structured) return [{ ...whole, words: 'The body is not JSON.' }];
  const found: CaseDifference[] = [];
  compareValue(wanted, value, '$', found);
  return found.slice(0, MOST);
}

function compareValue(wanted: Json, value: unknown, place: string, found: CaseDifference[]): void {
  if (wanted === '{any}') return;
  const differs = (words: string) =>
    found.push({ part: 'body', name: place, expected: textOf(wanted), actual: short(textOf(value) ?? 'null'), words });
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value)) return void differs(`${place} should be a list.`);
    if (wanted.length !== value.length)
      return void differs(`${place} has ${value.length} entries where ${wanted.length} were expected.`);
    for (const [index, item] of wanted.entries()) compareValue(item, value[index], `${place}[${index}]`, found);
    return;
  }
  if (wanted !== null && typeof wanted === 'object') {
    const object = asObject(value);
    if (object === null) return void differs(`${place} should be an object.`);
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(object)])) {
      const at = `${place}.${name}`;
      const inner = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
      if (inner === undefined)
        found.push({
          part: 'body',
          name: at,
          expected: null,
          actual: short(textOf(object[name]) ?? 'null'),
          words: `${at} is present, and was not expected.`,
        });
      else if (!Object.hasOwn(object, name))
        found.push({ part: 'body', name: at, expected: textOf(inner), actual: null, words: `${at} is missing.` });
      else compareValue(inner, object[name], at, found);
    }
    return;
  }
  const same = typeof wanted === 'string' && typeof value === 'string' ? matchesText(wanted, value) : wanted === value;
  if (!same) differs(`${place} is “${short(textOf(value) ?? 'null')}” where “${textOf(wanted)}” was expected.`);
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
