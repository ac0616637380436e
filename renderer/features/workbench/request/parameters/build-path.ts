// From path template, parameter values and extra query rows to the path that is sent. A list is sent as a repeated
// parameter: the catalogue declares no other style, and repeating is OpenAPI's own default.
import type { Parameter } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { templateNames } from '../../../../../shared/okta/catalogue/path-template.ts';
import { type DraftRow, rowsInUse } from '../draft.ts';

export interface BuiltPath {
  path: string;
  /** Placeholders without a value: they stay in the path as `{name}`. */
  unfilled: string[];
}

export interface PathParts {
  path: string;
  values: Readonly<Record<string, readonly string[]>>;
  query: readonly DraftRow[];
}

export function buildPath({ path, values, query }: PathParts, parameters: readonly Parameter[]): BuiltPath {
  const template = path.trim().replace(/\s/g, '%20');
  const unfilled = templateNames(template.split('?', 1)[0] ?? '').filter((name) => !values[name]?.[0]);
  const filled = template.replace(/\{([^{}/]+)\}/g, (placeholder, name: string) => {
    const value = values[name]?.[0];
    return value ? encodeURIComponent(value) : placeholder;
  });
  const declared = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => (values[name] ?? []).filter((value) => value !== '').map((value) => [name, value] as const));
  const pairs = [...declared, ...rowsInUse(query)].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  if (pairs.length === 0) return { path: filled, unfilled };
  const join = !filled.includes('?') ? '?' : /[?&]$/.test(filled) ? '' : '&';
  return { path: filled + join + pairs.join('&'), unfilled };
}

/** The path alone when the person pasted a whole address of this tenant; anything else is left for the host to judge. */
export function withoutOrigin(text: string, origin: string): string {
  const trimmed = text.trim();
  if (!trimmed.toLowerCase().startsWith(origin.toLowerCase())) return text;
  const rest = trimmed.slice(origin.length);
  return rest === '' ? '/' : rest.startsWith('/') ? rest : text;
}
