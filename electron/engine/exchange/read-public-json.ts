// A public JSON document of an org (metadata, keys), read with no credential and recorded like any other exchange.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { asObject, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Destination } from './destination.ts';

export interface PublicDocument {
  kind: Exchange['kind'];
  destination: Destination;
  operation: Operation | null;
  /** From the root of the org. */
  path: string;
}

/** `json` is null for anything but a 200 with an object. */
export async function readPublicJson(
  context: EngineContext,
  { kind, destination, operation, path }: PublicDocument,
): Promise<{ exchange: Exchange; json: Record<string, unknown> | null }> {
  const { exchange } = await context.run({
    kind,
    destination,
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
