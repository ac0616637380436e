// From the text of a plan file to the plan, with every fault of its form: place, what was expected, what was found, and what to do.
// What is wrong about its content (scopes, operations, variables) is found by check-plan.ts.

import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { readYamlPlaces, type YamlPath, type YamlPlaces } from '../documents/yaml-places.ts';
import type { PlanProblem } from '../model/plan.ts';
import { redactText } from '../redact/redact-text.ts';
import { isSecretKey } from '../redact/secret-keys.ts';
import { DEFAULT_RETRY, type Plan, type PlanStep, type PlanVariable } from './plan.ts';
import { type PlanDocument, planDocument, type StepDocument } from './plan-document.ts';

export interface ReadPlan {
  /** Null when there is an error. */
  plan: Plan | null;
  problems: PlanProblem[];
  /** Where something of the document stands. */
  placeOf: YamlPlaces['placeOf'];
}

/** A file of more is no plan. */
const MOST_CHARACTERS = 5_000_000;

/** Never throws. `text`: of the file. */
export function readPlan(text: string): ReadPlan {
  const yaml = readYamlPlaces(text.length > MOST_CHARACTERS ? '' : text);
  const at = (path: YamlPath, what: 'key' | 'value', message: string, fix: string): PlanProblem => ({
    ...yaml.placeOf(path, what),
    severity: 'error',
    message,
    fix,
  });
  const failed = (problems: PlanProblem[]): ReadPlan => ({ plan: null, problems, placeOf: yaml.placeOf });
  if (text.length > MOST_CHARACTERS)
    return failed([at([], 'value', 'The file has more than five million characters.', 'Split it into several plans.')]);
  if (yaml.faults.length > 0) return failed(yaml.faults.map((fault): PlanProblem => ({ ...fault, severity: 'error' })));
  const parsed = planDocument.safeParse(yaml.document);
  if (!parsed.success)
    return failed(parsed.error.issues.flatMap((issue) => toProblems(issue, yaml.document, at)).sort(byPlace));
  return { plan: toPlan(parsed.data, yaml.placeOf), problems: [], placeOf: yaml.placeOf };
}

export const byPlace = (a: PlanProblem, b: PlanProblem): number => a.line - b.line || a.column - b.column;

type At = (path: YamlPath, what: 'key' | 'value', message: string, fix: string) => PlanProblem;
type Issue = z.core.$ZodIssue;

function toProblems(issue: Issue, document: unknown, at: At): PlanProblem[] {
  const path = issue.path as (string | number)[];
  const inner = innerIssues(issue);
  if (inner) return inner.flatMap((one) => toProblems({ ...one, path: [...path, ...one.path] } as Issue, document, at));
  const where = path.length === 0 ? 'The file' : nameOf(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => at([...path, key], 'key', `${where} has no ${key}.`, fixOfKey(key, keysAt(path))));
  if (issue.code === 'invalid_key') {
    const [said] = issue.issues;
    return [
      at(
        path,
        'key',
        `${String(path.at(-1))} is no name that can be used here.`,
        `Write ${said?.message ?? 'another name'}.`,
      ),
    ];
  }
  const found = valueAt(document, path);
  if (found === undefined && path.length > 0)
    return [at(path.slice(0, -1), 'key', `${where} is missing.`, `Add ${String(path.at(-1))}: ${issue.message}.`)];
  return [at(path, 'value', `${where} is ${describe(found, path)}.`, `Write ${issue.message}.`)];
}

/** Of a value that may have several forms: the faults of the form that was meant, where that is clear. */
function innerIssues(issue: Issue): Issue[] | null {
  if (issue.code !== 'invalid_union') return null;
  const meant = issue.errors.filter((issues) =>
    issues.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  );
  const [first, ...others] = meant;
  return first && first.length > 0 && others.length === 0 ? (first as Issue[]) : null;
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

const PLAN_KEYS = Object.keys(planDocument.shape);
/** What may stand in each part, for the suggestion after a slip of the pen. */
function keysAt(path: YamlPath): string[] {
  const inPart = (part: string, keys: string) => (path.includes(part) ? keys.split(' ') : null);
  if (path.length === 0) return PLAN_KEYS;
  return (
    inPart('retry', 'rateLimits unmet every') ??
    inPart('repeat', 'pages') ??
    inPart('when', 'variable is equals matches exists type length less greater oneOf') ??
    inPart('authorization', 'scopes') ??
    inPart('save', 'header') ??
    (path.includes('expect')
      ? path.at(-1) === 'expect'
        ? 'status verdict headers body schema time'.split(' ')
        : 'equals matches exists type length less greater oneOf'.split(' ')
      : null) ??
    inPart('variables', 'environment secret default') ??
    STEP_KEYS
  );
}
const STEP_KEYS =
  'id title request parameters headers body scopes authorization expect save when skip repeat retry timeout once after'.split(
    ' ',
  );

function fixOfKey(key: string, keys: readonly string[]): string {
  const near = nearestOf(key, keys);
  return near === null ? `Remove it, or write one of ${keys.join(', ')}.` : `Did you mean ${near}?`;
}

/** Null when none is near enough to be what was meant. */
export function nearestOf(word: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const near = closest(word, words);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.floor(word.length / 4)) ? near : null;
}

function toPlan(document: PlanDocument, placeOf: YamlPlaces['placeOf']): Plan {
  const { plan, integration = null, description = null, scopes, variables = {}, concurrency = 1 } = document;
  const stepsOf = (part: 'steps' | 'teardown') =>
    (document[part] ?? []).map((step, index) => toStep(step, placeOf([part, index]).line));
  return {
    name: plan,
    integration,
    description,
    scopes: Object.entries(scopes).map(([name, reason]) => ({ name, reason })),
    variables: Object.entries(variables).map(([name, value]): PlanVariable => {
      if (typeof value !== 'object' || value === null) return { name, from: 'file', value };
      if ('secret' in value) return { name, from: 'secret', environment: value.secret };
      return { name, from: 'environment', environment: value.environment, otherwise: value.default };
    }),
    concurrency,
    steps: stepsOf('steps'),
    teardown: stepsOf('teardown'),
  };
}

const listed = <T>(given: T | T[] | undefined): T[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [given];

function toStep(step: StepDocument, line: number): PlanStep {
  const [method = '', target = ''] = step.request.split(/ +/);
  const { expect = {}, retry = {}, authorization, when, repeat, timeout, body } = step;
  const status = listed(expect.status);
  const verdict = listed(expect.verdict);
  return {
    id: step.id,
    title: step.title ?? step.request,
    line,
    method,
    target,
    parameters: Object.entries(step.parameters ?? {}),
    headers: Object.entries(step.headers ?? {}),
    body: body === undefined ? null : body,
    scopes: step.scopes ?? null,
    authorization:
      authorization === undefined
        ? { kind: 'plan' }
        : authorization === 'none'
          ? { kind: 'none' }
          : { kind: 'scopes', scopes: authorization.scopes },
    expect: {
      status: status.length === 0 && verdict.length === 0 ? ['2xx'] : status,
      verdict,
      headers: Object.entries(expect.headers ?? {}),
      body: Object.entries(expect.body ?? {}),
      schema: expect.schema !== undefined,
      timeMs: expect.time === undefined ? null : toMs(expect.time),
    },
    save: Object.entries(step.save ?? {}).map(([variable, from]) => ({
      variable,
      from: typeof from === 'string' ? { path: from } : { header: from.header },
    })),
    when: when ?? null,
    skip: step.skip ?? null,
    pages: repeat?.pages ?? 1,
    retry: {
      rateLimits: retry.rateLimits ?? DEFAULT_RETRY.rateLimits,
      unmet: retry.unmet ?? DEFAULT_RETRY.unmet,
      everyMs: retry.every === undefined ? DEFAULT_RETRY.everyMs : toMs(retry.every),
    },
    timeoutMs: timeout === undefined ? null : toMs(timeout),
    once: step.once ?? false,
    after: step.after ?? [],
  };
}

const UNITS = { ms: 1, s: 1000, min: 60_000 } as const;
/** `1.5s` → 1500. */
function toMs(duration: string): number {
  const unit = duration.endsWith('ms') ? 'ms' : duration.endsWith('min') ? 'min' : 's';
  return Math.round(Number.parseFloat(duration) * UNITS[unit]);
}
