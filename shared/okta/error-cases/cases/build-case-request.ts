// From a case's request to what goes over the wire, with the values that are known: all of them when it is sent, none when
// it is shown or written as a fixture. Pure.
import type { HeaderList } from '../../wire-text/headers.ts';
import type { CaseRequest } from '../error-case.ts';
import { type CaseValue, fillText, valuesIn } from './case-values.ts';

export interface BuiltRequest {
  method: string;
  path: string;
  headers: HeaderList;
  body: string | null;
}

export function buildCaseRequest(request: CaseRequest, values: Partial<Record<CaseValue, string>>): BuiltRequest {
  const known = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]),
  ) as typeof values;
  return {
    method: request.method,
    path: fillText(request.path, known),
    headers: request.headers.map(([name, value]) => [name, fillText(value, values)]),
    body: bodyOf(request.body, values),
  };
}

/** The values that a request cannot go out without, each once. */
export function neededValues({ path, headers, body }: CaseRequest): CaseValue[] {
  const texts = [path, ...headers.map(([, value]) => value)];
  if (body !== null) texts.push(...('form' in body ? body.form.map(([, value]) => value) : [body.text]));
  return [...new Set(texts.flatMap(valuesIn))];
}

function bodyOf(body: CaseRequest['body'], values: Partial<Record<CaseValue, string>>): string | null {
  if (body === null) return null;
  if ('text' in body) return fillText(body.text, values);
  return body.form.map(([name, value]) => `${encode(name)}=${encode(fillText(value, values))}`).join('&');
}

/** As a form encodes it; a placeholder that is not filled stays readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%7B', '{').replaceAll('%7D', '}');
}
