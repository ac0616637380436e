// The JSON Schema and the reference of plan files: what is shipped is what the reader takes, and a library that knows nothing of the
// reader takes and refuses the same plans by it.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readYamlPlaces } from '../../../shared/documents/yaml-places.ts';
import { type JsonSchema, schemaText } from '../../../shared/file-form/schema/json-schema.ts';
import { planReference } from '../../../shared/plan/schema/plan-reference.ts';
import { planSchema } from '../../../shared/plan/schema/plan-schema.ts';
import { EXPECT_MISTAKES } from './mistakes/expect-mistakes.ts';
import { GOOD_PLAN } from './mistakes/good-plan.ts';
import { PLAN_MISTAKES } from './mistakes/plan-mistakes.ts';
import { STEP_MISTAKES } from './mistakes/step-mistakes.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(read('resources/plan.schema.json')));

test('schema and reference are what npm run schemas writes', () => {
  expect(read('resources/plan.schema.json')).toBe(schemaText(planSchema()));
  expect(read('docs/PLAN-REFERENCE.md')).toBe(planReference(planSchema()));
});

test('a good plan fits', () => {
  expect(validate(readYamlPlaces(GOOD_PLAN).document), JSON.stringify(validate.errors)).toBe(true);
});

test.each([...PLAN_MISTAKES, ...STEP_MISTAKES, ...EXPECT_MISTAKES])('$name does not fit', ({ from, to }) => {
  const text = (from === '' ? to : GOOD_PLAN.replace(from, () => to)).replace('¦', '');
  expect(validate(readYamlPlaces(text).document)).toBe(false);
});

test('every key says what it is for', () => {
  const bare: string[] = [];
  const look = (schema: JsonSchema, at: string): void => {
    for (const [key, one] of Object.entries(schema.properties ?? {})) {
      if (!one.description && !one.$ref) bare.push(`${at}.${key}`);
      look(one, `${at}.${key}`);
    }
    for (const one of [...(schema.anyOf ?? []), ...Object.values(schema.definitions ?? {})]) look(one, at);
    if (typeof schema.additionalProperties === 'object') look(schema.additionalProperties, at);
  };
  look(planSchema(), '');
  expect(bare).toEqual([]);
});
