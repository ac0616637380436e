// What a pack shows of an exchange: request and answer without secrets, and without what a customer's org holds. Of an answer that was a success there
// is its size, its hash and the names of its fields; what an error said is there in full.
import { createHash } from 'node:crypto';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';

const MOST_FIELDS = 60;

/** JSON, indented, with a line break at its end. */
export function transcriptOf({
  id,
  at,
  tenantName,
  credentialName,
  operationId,
  request,
  response,
  failure,
  verdict,
  timing,
}: Exchange): string {
  const body = response?.body.text ?? null;
  const shown = {
    id,
    at: new Date(at).toISOString(),
    tenant: tenantName,
    credential: credentialName,
    operation: operationId,
    request: { method: request.method, url: request.url, headers: linesOf(request.headers), body: request.body },
    response: response && {
      status: response.status,
      headers: linesOf(response.headers),
      body:
        response.status >= 400
          ? body
          : {
              bytes: response.body.size,
              sha256: body === null ? null : sha256(body),
              ...fieldsOf(body),
            },
    },
    failure: failure?.message ?? null,
    verdict: { verdict: verdict.verdict, title: verdict.title, evidence: verdict.evidence },
    ms: timing.total,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const linesOf = (headers: HeaderList): string[] => headers.map(([name, value]) => `${name}: ${value}`);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Of a list those of its first entry. */
function fieldsOf(body: string | null): { entries?: number; fields?: string[] } {
  const value = body === null ? undefined : parseJsonText(body);
  if (Array.isArray(value)) return { entries: value.length, ...namesOf(value[0]) };
  return namesOf(value);
}

function namesOf(value: unknown): { fields?: string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return { fields: Object.keys(value).slice(0, MOST_FIELDS) };
}
