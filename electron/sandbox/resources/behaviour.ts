// What an operation does once every check has passed, and the small helpers that all of them need.
import type { Exchange } from '../http/exchange.ts';
import { refuse } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';

export type Behaviour = (exchange: Exchange) => Reply | Promise<Reply>;
/** By `operationKey`: `POST /api/v1/users/{}/lifecycle/activate`. */
export type Behaviours = Map<string, Behaviour>;
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as an object; anything else is not well-formed (E0000003). */
export function bodyOf(exchange: Exchange): Fields {
  return isFields(exchange.body) ? exchange.body : refuse(exchange, 'E0000003');
}

/** The body when there is one, for operations where it is optional. */
export const optionalBodyOf = (exchange: Exchange): Fields => (isFields(exchange.body) ? exchange.body : {});

/** Path parameter by position; the router guarantees that it is there. */
export function idAt(exchange: Exchange, index: number): string {
  const id = exchange.ids[index];
  if (id === undefined) throw new Error(`no path parameter ${index}`);
  return id;
}

/** The value at a dotted path such as `profile.name`. */
export function valueAt(fields: unknown, path: string): unknown {
  let value: unknown = fields;
  for (const part of path.split('.')) {
    if (!isFields(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** The texts of the list at a dotted path; empty when there is none. */
export function listAt(fields: unknown, path: string): string[] {
  const list = valueAt(fields, path);
  return Array.isArray(list) ? list.map(String) : [];
}

/** Through lists too: `target.id` is the ids of all targets. */
export function valuesAt(fields: unknown, path: string): unknown {
  if (Array.isArray(fields)) return fields.map((item) => valuesAt(item, path));
  const [root = '', ...rest] = path.split('.');
  const value = valueAt(fields, root);
  return rest.length === 0 ? value : valuesAt(value, rest.join('.'));
}

export const timestamp = (epochMs: number): string => new Date(epochMs).toISOString();

/** The status of success that the catalogue declares for this operation (the first one; 200 when it declares none). */
export function declaredStatus(exchange: Exchange): number {
  return Number(exchange.operation?.responses.find((code) => /^[23]/.test(code)) ?? 200);
}
