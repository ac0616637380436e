// The reference of a file that a person writes (docs/PLAN-REFERENCE.md, docs/INTEGRATION-REFERENCE.md), made of its JSON Schema: a table for each
// mapping that the file can have, so that no key is without its row and none is described that there is not.
import type { JsonSchema } from './json-schema.ts';

/** `head`: what stands above the tables. `parts`: definitions of the schema that are shown as sections of their own. */
export function fileReference(
  head: string,
  schema: JsonSchema,
  parts: readonly [title: string, name: string][],
): string {
  const sections = [
    section('The file', schema),
    ...parts.map(([title, name]) => section(title, schema.definitions?.[name] ?? {})),
  ];
  return `${head}\n${sections.join('\n')}`;
}

/** The table of a mapping, and below it those of the mappings inside. */
function section(title: string, schema: JsonSchema): string {
  const mappings = mappingsOf(schema);
  const tables = mappings.map((mapping) => tableOf(mapping));
  const inner = mappings.flatMap(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([, one]) => mappingsOf(one).length > 0)
      .map(([key, one]) => section(title === 'The file' ? `\`${key}\`` : `\`${key}\` of ${lower(title)}`, one)),
  );
  return [`## ${title}\n\n${lead(schema)}${tables.join('\nor\n\n')}`, ...inner].join('\n');
}

/** Of a part that is not a mapping alone: what else it can be. */
function lead(schema: JsonSchema): string {
  const words = wordsOf(schema);
  const described = schema.description ? `${schema.description}` : '';
  return schema.type === 'object' && schema.properties
    ? described === ''
      ? ''
      : `${described}\n\n`
    : `${described === '' ? '' : `${described} `}${capital(words)}.\n\n`;
}

/** With keys of their own, in whichever form of the value. */
function mappingsOf(schema: JsonSchema): JsonSchema[] {
  if (schema.properties) return [schema];
  const { anyOf = [], items, additionalProperties } = schema;
  return [
    ...anyOf,
    ...(items ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ].flatMap(mappingsOf);
}

function tableOf({ properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties).map(([key, one]) => {
    const name = required.includes(key) ? `**\`${key}\`** (required)` : `\`${key}\``;
    return `| ${name} | ${cell(wordsOf(one))} | ${cell(one.description ?? '')} |\n`;
  });
  return `| key | value | meaning |\n|---|---|---|\n${rows.join('')}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const REFERRED: Record<string, string> = {
  json: 'any value that JSON has',
  step: '[a step](#a-step)',
  check: '[what is expected](#what-is-expected-of-a-value)',
};

/** What may be written there, in words. */
function wordsOf(schema: JsonSchema): string {
  const { $ref, allOf, anyOf, type, items, additionalProperties, properties } = schema;
  const referred = $ref ?? allOf?.[0]?.$ref;
  if (referred !== undefined) return REFERRED[referred.replace('#/definitions/', '')] ?? 'a value';
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  // A value, or several of its kind.
  if (anyOf?.length === 2 && JSON.stringify(anyOf[1]?.items) === JSON.stringify(anyOf[0]) && anyOf[0])
    return `${wordsOf(anyOf[0])}, or a list of them`;
  if (anyOf) return [...new Set(anyOf.map((one) => wordsOf(one)))].join(' or ');
  if (Array.isArray(type)) return 'a text, number, `true`, `false` or `null`';
  if (type === 'array') return `a list: ${wordsOf(items ?? {})}`;
  if (properties)
    return `a mapping with ${Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`;
  if (type === 'object')
    return `names, each with ${typeof additionalProperties === 'object' ? wordsOf(additionalProperties) : 'a value'}`;
  if (type === 'integer') return `a whole number, ${schema.minimum} to ${schema.maximum}`;
  if (type === 'null') return 'nothing';
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'string') return schema.pattern === undefined ? 'a text' : `a text as \`${schema.pattern}\``;
  return `a ${String(type)}`;
}
