// The JSON Schema of plan files, made of the one schema that reads them: editors complete and check with it while a plan is written.
// Draft 7, because that is what the YAML servers of editors know best.
import { z } from 'zod';
import { PLAN_SCHEMA_FILE } from '../../file-form/kept-files.ts';
import type { JsonSchema } from '../../file-form/schema/json-schema.ts';
import { planDocument } from '../plan-document.ts';

/** The first line of a plan file. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=./${PLAN_SCHEMA_FILE}`;

/** The file as it is shipped (`resources/plan.schema.json`) and put beside plans. */
export function planSchema(): JsonSchema {
  const whole = withJsonNamed(z.toJSONSchema(planDocument, { target: 'draft-7', io: 'input' }) as JsonSchema);
  const step = whole.properties?.steps?.items ?? {};
  const check = step.properties?.expect?.properties?.body?.additionalProperties ?? {};
  const named = asDefinition(asDefinition(whole, 'step', step), 'check', check);
  return {
    ...named,
    description:
      'A plan of Scopebench: what an integration calls, with which scopes, and what is expected of each answer.',
  };
}

/** What stands for itself inside is the one schema that zod has to name. */
const withJsonNamed = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('__schema0', 'json')) as JsonSchema;

/** Written once, and referred to wherever it stands: the file is a third as long, and an editor names the part. */
function asDefinition(whole: JsonSchema, name: string, part: object | boolean): JsonSchema {
  const text = JSON.stringify(part);
  const replaced = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (JSON.stringify(value) === text) return { $ref: `#/definitions/${name}` };
    if (Array.isArray(value)) return value.map(replaced);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one)]));
  };
  const { definitions, ...rest } = replaced(whole) as JsonSchema;
  return { ...rest, definitions: { ...definitions, [name]: JSON.parse(text) as JsonSchema } };
}
