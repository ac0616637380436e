// What is offered beside an exchange as things stand: its own facts with what the catalogue, the tenant and this page know.

import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { whyElsewhere } from '../../../../shared/okta/why-elsewhere.ts';
import { curedByDpop } from '../../../platform/session-state/bind-to-key.ts';
import type { CatalogueIndex } from '../../../platform/session-state/catalogue.ts';
import { markOfScope, scopeAsker } from '../scopes/scope-mark.ts';
import { exchangeActions, type OfferedActions, requestOf } from './exchange-actions.ts';

export interface Known {
  catalogue: CatalogueIndex;
  tenants: readonly Tenant[];
  /** By exchange: scopes that the org left out when it was asked again from there. */
  leftOut: Readonly<Record<string, readonly string[]>>;
  /** Local epoch ms. */
  now: number;
}

export function offeredActions(exchange: Exchange, { catalogue, tenants, leftOut, now }: Known): OfferedActions {
  const tenant = tenants.find((known) => known.id === exchange.tenantId);
  const credential = tenant?.credentials.find((known) => known.id === exchange.credentialId);
  const asker = scopeAsker(credential);
  const operationId = requestOf(exchange)?.operationId ?? null;
  const { repeat } = exchange;
  // What the host said is as of when it was read; a tenant or credential may have been removed since.
  const refused = whyElsewhere(tenants, exchange) ?? repeat?.refused ?? null;
  const asItStands = repeat === null ? exchange : { ...exchange, repeat: { ...repeat, refused } };
  return exchangeActions(asItStands, {
    needed: (operationId === null ? undefined : catalogue.operation.get(operationId)?.scopes) ?? [],
    isUnusual: (name) => markOfScope(name, catalogue.scope.get(name), asker) !== null,
    registered: credential?.registeredScopes ?? [],
    hasApp: (credential?.clientId ?? '') !== '',
    leftOut: leftOut[exchange.id] ?? [],
    curedByDpop: curedByDpop(exchange, tenants),
    now,
  });
}
