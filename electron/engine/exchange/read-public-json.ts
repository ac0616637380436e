// A public JSON document of an org (metadata, keys), read with no credential and recorded like any other exchange.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Operation } from '../../../shared/okta/catalogue.ts';
import { asObject, parseJsonText } from '../../../shared/okta/json-text.ts';
import type { EngineContext } from '../engine-context.ts';

export interface PublicDocument {
  kind: Exchange['kind'];
  tenant: { id: string; name: string; origin: string };
  operation: Operation | null;
  /** From the root of the org. */
  path: string;
}

/** `json` is null for anything but a 200 with an object. */
export async function readPublicJson(
  context: EngineContext,
  { kind, tenant, operation, path }: PublicDocument,
): Promise<{ exchange: Exchange; json: Record<string, unknown> | null }> {
  const { exchange } = await context.run({
    kind,
    tenant,
    credential: null,
    operation,
    heldScopes: null,
    request: { method: 'GET', path, headers: [['Accept', 'application/json']], body: null },
    signal: new AbortController().signal,
    secrets: [],
  });
  const answered = exchange.response?.status === 200;
  return { exchange, json: answered ? asObject(parseJsonText(exchange.response?.body.text ?? '')) : null };
}
