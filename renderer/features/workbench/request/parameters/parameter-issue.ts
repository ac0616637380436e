// What the catalogue says against a value. A word beside the field, nothing more: sending it anyway is how one sees
// what the org does with it.
import type { Parameter } from '../../../../../shared/okta/catalogue/catalogue.ts';

export function parameterIssue(parameter: Parameter, value: string): string | null {
  if (value === '') return null;
  const { type, min, max } = parameter;
  if (parameter.enum && !parameter.enum.includes(value)) return `Must be one of ${parameter.enum.join(', ')}.`;
  if (type === 'boolean' && value !== 'true' && value !== 'false') return 'Must be true or false.';
  if (type !== 'integer' && type !== 'number') return null;
  const number = Number(value);
  if (Number.isNaN(number) || (type === 'integer' && !/^-?\d+$/.test(value)))
    return type === 'integer' ? 'Must be a whole number.' : 'Must be a number.';
  if (min !== undefined && number < min) return `Must be at least ${min}.`;
  if (max !== undefined && number > max) return `Must be at most ${max}.`;
  return null;
}

/** What a field takes, for its placeholder: default, limits, type. */
export function parameterHint({ type, min, max, default: initial }: Parameter): string {
  const limits =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : max !== undefined
        ? `at most ${max}`
        : min !== undefined
          ? `at least ${min}`
          : '';
  const given = initial === undefined ? '' : `default ${Array.isArray(initial) ? initial.join(', ') : String(initial)}`;
  return [given, limits].filter(Boolean).join(', ') || (type === 'string' ? '' : type);
}
