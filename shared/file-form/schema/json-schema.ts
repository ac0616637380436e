// The JSON Schema of a file that a person writes, made of the one schema that reads it: editors complete and check with it. Draft 7, because that
// is what the YAML servers of editors know best.

/** A schema or a part of one, as far as it is read here. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  definitions?: Record<string, JsonSchema>;
}

/** With a line break at its end. */
export const schemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;
