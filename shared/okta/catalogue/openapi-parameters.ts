// Query parameters of an operation: those of its path first, its own over them, with references followed.
// Path parameters come from the template (path-template.ts); header and cookie parameters are not part of a catalogue.

import type { Parameter } from './catalogue.ts';
import { isRecord, resolveReference } from './openapi-node.ts';

const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;

interface Source {
  list: unknown;
  at: string;
}

export function parametersOf(
  document: unknown,
  sources: Source[],
): { parameters: Parameter[]; problems: { at: string; message: string }[] } {
  const problems: { at: string; message: string }[] = [];
  const byName = new Map<string, Parameter>();
  for (const { list, at } of sources) {
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      problems.push({ at, message: 'must be a list.' });
      continue;
    }
    list.forEach((declared: unknown, index) => {
      const node = resolveReference(document, declared);
      const place = `${at}[${index}]`;
      if (!isRecord(node)) {
        const reference = isRecord(declared) ? ` ${JSON.stringify(declared.$ref)}` : '';
        problems.push({ at: place, message: `refers to a parameter that is not in the file:${reference}.` });
        return;
      }
      if (node.in !== 'query') return;
      if (typeof node.name !== 'string') problems.push({ at: place, message: 'has no name.' });
      else byName.set(node.name, parameterOf(document, node.name, node));
    });
  }
  return { parameters: [...byName.values()], problems };
}

function parameterOf(document: unknown, name: string, node: Record<string, unknown>): Parameter {
  const schema = flattenSchema(document, node.schema);
  const items = flattenSchema(document, schema.items);
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type;
  const values = Array.isArray(schema.enum) ? schema.enum : Array.isArray(items.enum) ? items.enum : undefined;
  return {
    name,
    in: 'query',
    required: node.required === true,
    type: TYPES.find((known) => known === type) ?? 'string',
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(typeof schema.minimum === 'number' ? { min: schema.minimum } : {}),
    ...(typeof schema.maximum === 'number' ? { max: schema.maximum } : {}),
    ...(values ? { enum: values.filter((value) => value !== null).map(String) } : {}),
  };
}

/** A schema with its reference followed and the parts of `allOf` laid over one another, one level deep. */
function flattenSchema(document: unknown, declared: unknown): Record<string, unknown> {
  const schema = resolveReference(document, declared);
  if (!isRecord(schema)) return {};
  if (!Array.isArray(schema.allOf)) return schema;
  const parts = schema.allOf.map((part: unknown) => resolveReference(document, part)).filter(isRecord);
  return Object.assign({}, ...parts, schema);
}
