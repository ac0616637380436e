// Scope grants (FACTS §10). They hang on apps and, since an OIN integration is an app instance, on the integrations: granting
// a scope to one changes what its next token may carry.
import { callerOf } from '../../api/caller.ts';
import { grantsPath } from '../../clients/app-client.ts';
import type { Integration } from '../../clients/client.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import type { Entity, Store } from '../../store.ts';
import { type Behaviours, bodyOf, type Fields, idAt, timestamp } from '../behaviour.ts';
import { BLANK } from '../field-checks.ts';

export function grantEntity(id: string, appId: string, scopeId: string, at: number, createdBy: string): Entity {
  const now = timestamp(at);
  return {
    id,
    status: 'ACTIVE',
    created: now,
    createdBy: { id: createdBy, type: 'User' },
    lastUpdated: now,
    clientId: appId,
    scopeId,
    source: 'ADMIN',
  };
}

function grantsOf(exchange: Exchange): { store: Store; client: Integration | undefined } {
  const appId = idAt(exchange, 0);
  const client = exchange.org.integrations.get(appId);
  if (!client && !exchange.org.store('/api/v1/apps').has(appId)) refuseUnknown(exchange, appId, 'AppInstance');
  const store = exchange.org.store(grantsPath(appId));
  if (client) {
    // The integration's list of granted scopes leads; its grants are written down when somebody first looks.
    const held = new Set(store.all().map(({ scopeId }) => scopeId));
    for (const scope of client.granted) {
      if (!held.has(scope))
        store.add(grantEntity(exchange.org.ids.id('oag'), appId, scope, client.created, client.createdBy));
    }
  }
  return { store, client };
}

const view = (exchange: Exchange, grant: Entity): Fields => {
  const app = `${exchange.origin}/api/v1/apps/${grant.clientId}`;
  return {
    ...grant,
    issuer: exchange.origin,
    _links: { app: { href: app }, self: { href: `${app}/grants/${grant.id}` } },
  };
};

function grantOf(exchange: Exchange, store: Store): Entity {
  const id = idAt(exchange, 1);
  return store.get(id) ?? refuseUnknown(exchange, id, 'OAuth2ScopeConsentGrant');
}

function addGrant(exchange: Exchange): Reply {
  const { store, client } = grantsOf(exchange);
  const { scopeId, issuer } = bodyOf(exchange);
  const fault = (field: string, why: string) => refuse(exchange, 'E0000001', field, [`${field}: ${why}`]);
  if (typeof scopeId !== 'string' || scopeId === '') return fault('scopeId', BLANK);
  if (!exchange.org.knownScopes.has(scopeId)) return fault('scopeId', 'The scope does not exist');
  if (issuer !== exchange.origin) return fault('issuer', 'The issuer must be the address of the org');
  if (store.all().some((grant) => grant.scopeId === scopeId)) return fault('scopeId', 'The scope is already granted');
  const by = callerOf(exchange)?.id ?? 'system';
  const grant = grantEntity(exchange.org.ids.id('oag'), idAt(exchange, 0), scopeId, exchange.at, by);
  store.add(grant);
  if (client) client.granted = [...client.granted, scopeId];
  return json(201, view(exchange, grant));
}

function removeGrant(exchange: Exchange): Reply {
  const { store, client } = grantsOf(exchange);
  const grant = grantOf(exchange, store);
  store.remove(grant.id);
  if (client) client.granted = client.granted.filter((scope) => scope !== grant.scopeId);
  return empty(204);
}

export function registerGrants(behaviours: Behaviours): void {
  const path = '/api/v1/apps/{}/grants';
  behaviours.set(`GET ${path}`, (exchange) =>
    json(
      200,
      grantsOf(exchange)
        .store.all()
        .map((grant) => view(exchange, grant)),
    ),
  );
  behaviours.set(`POST ${path}`, addGrant);
  behaviours.set(`GET ${path}/{}`, (exchange) =>
    json(200, view(exchange, grantOf(exchange, grantsOf(exchange).store))),
  );
  behaviours.set(`DELETE ${path}/{}`, removeGrant);
}
