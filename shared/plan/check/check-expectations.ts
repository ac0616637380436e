// What is expected of an answer, and what is saved of it: paths and patterns that can be read, and limits that something can meet.
import type { YamlPath } from '../../documents/yaml-places.ts';
import { jsonPath } from '../json-path.ts';
import { isOperators } from '../judge-expectations.ts';
import type { PlanStep } from '../plan.ts';
import type { Check, Operators } from '../plan-document.ts';
import { variablesIn } from '../variables.ts';
import type { Checking, Report } from './checking.ts';

export function checkExpectations({ report }: Checking, at: YamlPath, step: PlanStep): void {
  const checked = (path: YamlPath, check: Check) => {
    if (!isOperators(check)) return;
    checkLimits(report, path, check);
    if (check.matches === undefined || variablesIn(check.matches).length > 0) return;
    try {
      new RegExp(check.matches, 'u');
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/^.*\/u?: /, '') : '';
      report(
        'error',
        [...path, 'matches'],
        'value',
        `This is no regular expression: ${why}.`,
        'Write a backslash before signs that mean themselves.',
      );
    }
  };
  const pathChecked = (path: YamlPath, text: string, what: 'key' | 'value') => {
    if (variablesIn(text).length > 0) return;
    const read = jsonPath(text);
    if (!read.ok)
      report(
        'error',
        path,
        what,
        `This is no JSONPath (RFC 9535): ${read.message}.`,
        'A path begins with $, such as $[0].id.',
        read.offset,
      );
  };
  for (const [name, check] of step.expect.headers) checked([...at, 'expect', 'headers', name], check);
  for (const [text, check] of step.expect.body) {
    pathChecked([...at, 'expect', 'body', text], text, 'key');
    checked([...at, 'expect', 'body', text], check);
  }
  for (const { variable, from } of step.save)
    if ('path' in from) pathChecked([...at, 'save', variable], from.path, 'value');
  if (step.when) checked([...at, 'when', 'is'], step.when.is);
}

/** What nothing can meet. */
function checkLimits(report: Report, path: YamlPath, { length, less, greater }: Operators): void {
  const { least = 0, most = Number.POSITIVE_INFINITY } = typeof length === 'object' ? length : {};
  if (least > most)
    report(
      'error',
      [...path, 'length'],
      'value',
      `No length is at least ${least} and at most ${most}.`,
      'Make least the smaller one.',
    );
  if (less !== undefined && greater !== undefined && greater >= less)
    report(
      'error',
      [...path, 'less'],
      'value',
      `No number is less than ${less} and greater than ${greater}.`,
      'Make greater the smaller one.',
    );
}
