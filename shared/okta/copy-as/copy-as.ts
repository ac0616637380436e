// The formats of "Copy as", by the ids that the contract uses, with their names for a menu.

import type { CopyRequest } from './copy-request.ts';
import { toCurl } from './curl.ts';
import { toHttpFile } from './http-file.ts';
import { toAxios, toFetch } from './javascript.ts';
import { toPostmanCollection } from './postman.ts';
import { toPython } from './python.ts';
import { toSpringYaml } from './spring.ts';

export const COPY_AS_FORMATS = {
  curl: { label: 'cURL', build: toCurl },
  http: { label: 'HTTP file', build: toHttpFile },
  fetch: { label: 'JavaScript fetch', build: toFetch },
  axios: { label: 'JavaScript axios', build: toAxios },
  python: { label: 'Python requests', build: toPython },
  spring: { label: 'Spring application.yml', build: toSpringYaml },
  postman: { label: 'Postman collection', build: toPostmanCollection },
} as const satisfies Record<string, { label: string; build: (request: CopyRequest) => string }>;

export type CopyFormat = keyof typeof COPY_AS_FORMATS;

export function copyAs(format: CopyFormat, request: CopyRequest): string {
  return COPY_AS_FORMATS[format].build(request);
}
