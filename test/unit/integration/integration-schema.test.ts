// The JSON Schema and the reference of integration files: what is shipped is what the reader takes, and a library that knows nothing of the reader
// takes and refuses the same files by it.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readYamlPlaces } from '../../../shared/documents/yaml-places.ts';
import { schemaText } from '../../../shared/file-form/schema/json-schema.ts';
import { integrationReference, integrationSchema } from '../../../shared/integration/schema/integration-schema.ts';
import { GOOD_INTEGRATION } from './good-integration.ts';
import { FORM_MISTAKES } from './integration-mistakes.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(read('resources/integration.schema.json')));

test('schema and reference are what npm run schemas writes', () => {
  expect(read('resources/integration.schema.json')).toBe(schemaText(integrationSchema()));
  expect(read('docs/INTEGRATION-REFERENCE.md')).toBe(integrationReference(integrationSchema()));
});

test('a good integration fits', () => {
  expect(validate(readYamlPlaces(GOOD_INTEGRATION).document), JSON.stringify(validate.errors)).toBe(true);
});

test.each(FORM_MISTAKES)('$name does not fit', ({ from, to }) => {
  const text = GOOD_INTEGRATION.replace(from, () => to).replace('¦', '');
  expect(validate(readYamlPlaces(text).document)).toBe(false);
});
