// `{{name}}` in the texts of a step, and `{name}` in its path: which are used, and the step with their values in place. A value that is the
// whole text keeps its type, so that a number stays a number in a body.
import type { PlanStep, Scalar } from './plan.ts';
import type { Check, Json } from './plan-document.ts';

/** By name. */
export type Values = ReadonlyMap<string, Json>;

const VARIABLE = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
const WHOLE = /^\{\{\s*([A-Za-z_]\w*)\s*\}\}$/;
const PLACEHOLDER = /(?<!\{)\{([A-Za-z_]\w*)\}(?!\})/g;

/** Each once. */
export function variablesIn(value: unknown): string[] {
  const found = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one === 'string') for (const [, name] of one.matchAll(VARIABLE)) found.add(name ?? '');
    else if (Array.isArray(one)) for (const item of one) look(item);
    else if (typeof one === 'object' && one !== null)
      for (const [key, item] of Object.entries(one)) {
        look(key);
        look(item);
      }
  };
  look(value);
  return [...found];
}

/** `{name}` of the path, each once. */
export const placeholdersOf = (target: string): string[] => [
  ...new Set([...(target.split('?')[0] ?? '').matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')),
];

/** All variables that a step cannot be sent without: `{name}` of its path counts where no parameter has that name. */
export function variablesOf(step: PlanStep): string[] {
  const { target, parameters, headers, body, expect, when } = step;
  const given = new Set(parameters.map(([name]) => name));
  const open = placeholdersOf(target).filter((name) => !given.has(name));
  const texts = [target, parameters, headers, body, expect.headers, expect.body, when?.is];
  return [...new Set([...open, ...variablesIn(texts), ...(when ? [when.variable] : [])])];
}

export interface FilledStep {
  method: string;
  /** From the root of the org, with its query. */
  path: string;
  headers: [name: string, value: string][];
  /** As it is sent; null for none. */
  body: string | null;
  expect: PlanStep['expect'];
}

/** `missing`: variables without a value. */
export function fillStep(
  step: PlanStep,
  values: Values,
): { ok: true; filled: FilledStep } | { ok: false; missing: string[] } {
  const missing = variablesOf(step).filter((name) => !values.has(name));
  if (missing.length > 0) return { ok: false, missing };
  const { expect, body, headers } = step;
  const filledBody = fillJson(body, values);
  return {
    ok: true,
    filled: {
      method: step.method,
      path: pathOf(step, values),
      headers: headers.map(([name, value]) => [name, fillText(value, values)]),
      body: filledBody === null ? null : typeof filledBody === 'string' ? filledBody : JSON.stringify(filledBody),
      expect: {
        ...expect,
        headers: expect.headers.map(([name, check]) => [name, fillJson(check, values) as Check]),
        body: expect.body.map(([path, check]) => [fillText(path, values), fillJson(check, values) as Check]),
      },
    },
  };
}

function pathOf({ target, parameters }: PlanStep, values: Values): string {
  const given = new Map(parameters.map(([name, value]) => [name, fillJson(value, values) as Scalar]));
  const whole = fillText(target, values, encodeURIComponent);
  const mark = whole.indexOf('?');
  const path = mark < 0 ? whole : whole.slice(0, mark);
  const used = new Set(placeholdersOf(path));
  const filled = path.replace(PLACEHOLDER, (_all, name: string) =>
    encodeURIComponent(textOf((given.has(name) ? given.get(name) : values.get(name)) ?? null)),
  );
  const pairs = [...given]
    .filter(([name, value]) => !used.has(name) && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`);
  const query = [mark < 0 ? '' : whole.slice(mark + 1), ...pairs].filter((part) => part !== '').join('&');
  return query === '' ? filled : `${filled}?${query}`;
}

const textOf = (value: Json): string =>
  typeof value === 'string'
    ? value
    : value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

function fillText(text: string, values: Values, encode: (value: string) => string = (value) => value): string {
  return text.replace(VARIABLE, (_all, name: string) => encode(textOf(values.get(name) ?? null)));
}

/** A whole text that is one variable becomes its value, of whatever type. */
export function fillJson(value: Json | Check, values: Values): Json {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value)?.[1];
    return whole === undefined ? fillText(value, values) : (values.get(whole) ?? null);
  }
  if (Array.isArray(value)) return value.map((one) => fillJson(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [fillText(key, values), fillJson(one as Json, values)]),
  );
}
