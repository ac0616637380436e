// A public JSON document of an org (metadata, keys), read with no credential and recorded like any other exchange.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { Operation } from '../../../shared/okta/catalogue.ts';
import { asObject, parseJsonText } from '../../../shared/okta/json-text.ts';
import type { EngineContext } from '../engine-context.ts';
import { resolveTarget } from './resolve-target.ts';

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
  const url = resolveTarget(tenant.origin, path);
  const { exchange } = await context.run({
    kind,
    tenant,
    credential: null,
    operation,
    heldScopes: null,
    method: 'GET',
    url,
    headers: [['Accept', 'application/json']],
    body: null,
    timeoutMs: context.settings().network.timeoutMs,
    network: await context.network(url),
    signal: new AbortController().signal,
    secrets: [],
  });
  const answered = exchange.response?.status === 200;
  return { exchange, json: answered ? asObject(parseJsonText(exchange.response?.body.text ?? '')) : null };
}
