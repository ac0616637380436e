// What is kept of imported catalogues: the file that was made of the OpenAPI document, one a family. Checked when it is read,
// because everything that judges relies on its shape.
import { z } from 'zod';
import type { CatalogueFile } from '../../../shared/okta/catalogue/catalogue.ts';
import type { Document } from '../document.ts';

const family = z.enum(['management', 'oauth', 'governance', 'myaccount']);

const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object']),
});

const operation = z.looseObject({
  id: z.string(),
  family,
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']),
  path: z.string(),
  tag: z.string(),
  scopes: z.array(z.string()),
  auth: z.array(z.enum(['oauth2', 'apiToken', 'client'])),
  parameters: z.array(parameter),
  body: z.boolean(),
  responses: z.array(z.string()),
  lifecycle: z.enum(['GA', 'LIMITED_GA', 'EA', 'BETA']).nullable(),
  paginated: z.boolean(),
});

const scope = z.looseObject({
  name: z.string(),
  resource: z.string(),
  kind: z.enum(['read', 'manage', 'register', 'self', 'other']),
  family,
  status: z.enum(['current', 'retired', 'user-only', 'outside']),
});

const file = z.object({
  family,
  version: z.string(),
  operations: z.array(operation),
  scopes: z.array(scope),
}) as unknown as z.ZodType<CatalogueFile>;

export const cataloguesSchema = z.object({ files: z.array(file) });
export type CataloguesDocument = Document<z.infer<typeof cataloguesSchema>>;
