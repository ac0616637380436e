// What zod finds wrong about the form of a file that a person writes (a plan, an integration), as problems of the file: one for each mistake, what
// was found and what to write instead. Messages of the schema say what was expected; the rest of the sentence is made here, and no word of the
// library is shown.
import type { z } from 'zod';
import type { YamlPath } from '../documents/yaml-places.ts';
import type { PlanProblem } from '../model/plan.ts';
import { redactText } from '../redact/redact-text.ts';
import { isSecretKey } from '../redact/secret-keys.ts';
import { nearestOf } from './nearest.ts';

/** A problem at the place of a path. */
export type At = (path: YamlPath, what: 'key' | 'value', message: string, fix: string) => PlanProblem;
type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

/** What may stand in the part of the file at a path, for the suggestion after a slip of the pen. */
export type KeysAt = (path: YamlPath) => readonly string[];

/** `document`: the value that has the issues. */
export function problemsOfForm(issues: readonly Issue[], document: unknown, at: At, keysAt: KeysAt): PlanProblem[] {
  const flat = issues.flatMap((issue) => flattened(issue, document));
  const seen = new Set<string>();
  return withoutEchoes(flat, document)
    .flatMap((issue) => toProblems(issue, document, at, keysAt))
    .filter(({ line, column, message }) => {
      const key = `${line}:${column} ${message}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** With whole paths, and of a value that may have several forms the faults of the form that was meant. */
function flattened(issue: Issue, document: unknown): Issue[] {
  const meant = issue.code === 'invalid_union' ? meantForm(issue.errors as Issue[][]) : null;
  if (meant === null) return [issue];
  return meant.flatMap((one) => flattened({ ...one, path: [...issue.path, ...one.path] } as Issue, document));
}

/** The form that the value has on the outside, with the fewest faults inside; null when it has none of them. */
function meantForm(forms: readonly Issue[][]): Issue[] | null {
  const meant = forms.filter(
    (issues) => issues.length > 0 && issues.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  return meant.sort((a, b) => a.length - b.length)[0] ?? null;
}

/**
 * A key that is not known is often one that is missing, written in another way; and what is expected of a whole says nothing new beside
 * what is wrong inside it.
 */
function withoutEchoes(issues: readonly Issue[], document: unknown): Issue[] {
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys');
  return issues.filter((issue) => {
    const path = issue.path as Path;
    if (issue.code === 'custom') return !unknown.some((one) => samePath(one.path as Path, path));
    if (valueAt(document, path) !== undefined || path.length === 0) return true;
    const beside = unknown.find((one) => samePath(one.path as Path, path.slice(0, -1)));
    const small = Object.keys(Object(valueAt(document, path.slice(0, -1)))).length === beside?.keys.length;
    return !beside || !(small || beside.keys.some((key) => nearestOf(key, [String(path.at(-1))]) !== null));
  });
}

const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((part, index) => part === b[index]);

function toProblems(issue: Issue, document: unknown, at: At, keysAt: KeysAt): PlanProblem[] {
  const path = issue.path as Path;
  const where = path.length === 0 ? 'The file' : nameOf(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const keys = keysAt(path);
      // It belongs to another form of the same thing.
      if (keys.includes(key))
        return at(
          [...path, key],
          'key',
          `${where} takes no ${key} here.`,
          'Remove it: it does not go with the others.',
        );
      return at([...path, key], 'key', `${where} has no ${redactText(key)}.`, fixOfKey(key, keys));
    });
  if (issue.code === 'invalid_key') {
    const [said] = issue.issues;
    const message = `${String(path.at(-1))} is no name that can be used here.`;
    return [at(path, 'key', message, `Write ${said?.message ?? 'another name'}.`)];
  }
  const found = valueAt(document, path);
  if (found === undefined && path.length > 0)
    return [at(path.slice(0, -1), 'key', `${where} is missing.`, `Add ${String(path.at(-1))}: ${issue.message}.`)];
  return [at(path, 'value', `${where} is ${describe(found, path)}.`, fixOfValue(issue, found))];
}

function fixOfValue(issue: Issue, found: unknown): string {
  const near = typeof found === 'string' ? nearestOf(found, choicesOf(issue)) : null;
  if (near !== null) return `Did you mean ${near}?`;
  const quoted = typeof found === 'number' && issue.code === 'invalid_type' && issue.expected === 'string';
  return `Write ${issue.message}${quoted ? ', in quotes' : ''}.`;
}

/** What may be written, where that is one of a list. */
function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return [];
  return issue.errors.flat().flatMap((one) => (one.path.length === 0 ? choicesOf(one as Issue) : []));
}

/** `steps[2].expect.status` */
export function nameOf(path: YamlPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\w-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

function valueAt(document: unknown, path: YamlPath): unknown {
  let value: unknown = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Without a secret: a fault is shown and logged. */
function describe(value: unknown, path: YamlPath): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  if (typeof value !== 'string') return String(value);
  if (value === '') return 'an empty text';
  if (path.some((part) => typeof part === 'string' && isSecretKey(part))) return 'a text that cannot be used here';
  const shown = redactText(value);
  return `"${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}"`;
}

function fixOfKey(key: string, keys: readonly string[]): string {
  const near = nearestOf(key, keys);
  return near === null ? `Remove it, or write one of ${keys.join(', ')}.` : `Did you mean ${near}?`;
}

/** In the order of the file. */
export const byPlace = (a: PlanProblem, b: PlanProblem): number => a.line - b.line || a.column - b.column;
