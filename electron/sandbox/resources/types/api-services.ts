// API service integration instances and their secrets (FACTS §9, texts of §3.2). The instances are the org's OAuth clients,
// so everything here shows at the token endpoint at once. A secret is readable in the answer that makes it and never again.
import { callerOf, partyOf } from '../../api/caller.ts';
import { ANYWHERE, type ClientSecret, type Integration } from '../../clients/client.ts';
import { createIntegration } from '../../clients/integration-record.ts';
import { secretHash } from '../../clients/secret-hash.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { clientParty, originOf } from '../../log/log-oauth.ts';
import { type Behaviours, bodyOf, type Fields, idAt, isFields, timestamp } from '../behaviour.ts';
import { BLANK } from '../field-checks.ts';
import { DEFAULT_PAGE, pageReply, ranksIn } from '../page.ts';

const PATH = '/integrations/api/v1/api-services';
const SECRETS = `${PATH}/{}/credentials/secrets`;
const MAX_SECRETS = 2;
const SUBJECT = 'OAuth2ClientSecretMediated';

function clientOf(exchange: Exchange): Integration {
  const id = idAt(exchange, 0);
  return exchange.org.integrations.get(id) ?? refuseUnknown(exchange, id, 'APIServiceIntegration');
}

function secretOf(exchange: Exchange, client: Integration): ClientSecret {
  const id = idAt(exchange, 1);
  return client.secrets.find((secret) => secret.id === id) ?? refuseUnknown(exchange, id, 'OAuth2ClientSecretMediated');
}

function instanceView(exchange: Exchange, client: Integration): Fields {
  const self = `${exchange.origin}${PATH}/${client.id}`;
  return {
    id: client.id,
    type: client.type,
    name: client.name,
    configGuideUrl: `https://integrations.example/${client.type}/guide`,
    createdAt: timestamp(client.created),
    createdBy: client.createdBy,
    grantedScopes: client.granted,
    properties: client.properties,
    _links: { self: { href: self }, client: { href: `${exchange.origin}/oauth2/v1/clients/${client.id}` } },
  };
}

/** `shown`: the one answer in which the secret may be read. */
function secretView(exchange: Exchange, client: Integration, secret: ClientSecret, shown = false): Fields {
  const self = `${exchange.origin}${PATH}/${client.id}/credentials/secrets/${secret.id}`;
  const links: Fields =
    secret.status === 'ACTIVE'
      ? { deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } } }
      : {
          activate: { href: `${self}/lifecycle/activate`, hints: { allow: ['POST'] } },
          delete: { href: self, hints: { allow: ['DELETE'] } },
        };
  return {
    id: secret.id,
    status: secret.status,
    client_secret: shown ? secret.secret : `***${secret.secret.slice(-4)}`,
    secret_hash: secretHash(secret.secret),
    created: timestamp(secret.created),
    lastUpdated: timestamp(secret.lastUpdated),
    _links: links,
  };
}

function makeSecret(exchange: Exchange): ClientSecret {
  const { ids } = exchange.org;
  return { id: ids.id('ocs'), secret: ids.secret(), status: 'ACTIVE', created: exchange.at, lastUpdated: exchange.at };
}

function createInstance(exchange: Exchange): Reply {
  const { type, grantedScopes, properties } = bodyOf(exchange);
  const fault = (field: string, why: string) => refuse(exchange, 'E0000001', field, [`${field}: ${why}`]);
  if (typeof type !== 'string' || type === '') return fault('type', BLANK);
  const scopes = Array.isArray(grantedScopes) ? grantedScopes : [];
  if (scopes.length === 0) return fault('grantedScopes', BLANK);
  const strange = scopes.find((scope) => typeof scope !== 'string' || !exchange.org.knownScopes.has(scope));
  if (strange !== undefined) return fault('grantedScopes', 'One or more scopes do not exist');
  const granted = [...new Set(scopes.map(String))];
  const superAdmin = exchange.org.switches.newInstanceIsSuperAdmin;
  const secret = makeSecret(exchange);
  const client = createIntegration({
    id: exchange.org.ids.id('0oa'),
    type,
    name: type.replace(/[_-]+/g, ' ').replace(/\b\w/g, (letter) => letter.toUpperCase()),
    active: true,
    registered: [...granted],
    granted,
    roles: superAdmin ? [{ id: exchange.org.ids.id('irb'), type: 'SUPER_ADMIN', created: exchange.at }] : [],
    secrets: [secret],
    properties: isFields(properties) ? properties : {},
    network: ANYWHERE,
    created: exchange.at,
    createdBy: callerOf(exchange)?.id ?? 'system',
    lastUpdated: exchange.at,
  });
  exchange.org.integrations.add(client);
  if (superAdmin) {
    exchange.org.log.add({
      ...originOf(exchange),
      eventType: 'app.oauth2.client.privilege.grant',
      displayMessage: 'Admin role assigned to a client',
      actor: partyOf(exchange),
      targets: [clientParty(client)],
    });
  }
  return json(201, { ...instanceView(exchange, client), clientSecret: secret.secret });
}

function deleteInstance(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  exchange.org.tokens.revokeAllOf(client.id);
  exchange.org.integrations.remove(client.id);
  return empty(204);
}

function createSecret(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  if (client.secrets.length >= MAX_SECRETS) {
    refuse(exchange, 'E0000001', SUBJECT, ["You've reached the maximum number of client secrets per client."]);
  }
  const secret = makeSecret(exchange);
  client.secrets.push(secret);
  return json(201, secretView(exchange, client, secret, true));
}

function deleteSecret(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  const secret = secretOf(exchange, client);
  if (secret.status === 'ACTIVE') {
    refuse(exchange, 'E0000001', SUBJECT, [
      "You can't delete an active client secret. Deactivate the secret before deleting it.",
    ]);
  }
  client.secrets = client.secrets.filter((one) => one !== secret);
  return empty(204);
}

const turnSecret =
  (status: ClientSecret['status']) =>
  (exchange: Exchange): Reply => {
    const client = clientOf(exchange);
    const secret = secretOf(exchange, client);
    const active = client.secrets.filter((one) => one.status === 'ACTIVE');
    if (status === 'INACTIVE' && secret.status === 'ACTIVE' && active.length === 1) {
      refuse(exchange, 'E0000001', SUBJECT, ["You can't deactivate the only active client secret."]);
    }
    if (secret.status !== status) Object.assign(secret, { status, lastUpdated: exchange.at });
    return json(200, secretView(exchange, client, secret));
  };

export function registerApiServices(behaviours: Behaviours): void {
  behaviours.set(`GET ${PATH}`, (exchange) => {
    const clients = exchange.org.integrations.list();
    return pageReply(exchange, ranksIn(clients), clients, DEFAULT_PAGE, (client) => instanceView(exchange, client));
  });
  behaviours.set(`POST ${PATH}`, createInstance);
  behaviours.set(`GET ${PATH}/{}`, (exchange) => json(200, instanceView(exchange, clientOf(exchange))));
  behaviours.set(`DELETE ${PATH}/{}`, deleteInstance);
  behaviours.set(`GET ${SECRETS}`, (exchange) => {
    const client = clientOf(exchange);
    return json(
      200,
      client.secrets.map((secret) => secretView(exchange, client, secret)),
    );
  });
  behaviours.set(`POST ${SECRETS}`, createSecret);
  behaviours.set(`DELETE ${SECRETS}/{}`, deleteSecret);
  behaviours.set(`POST ${SECRETS}/{}/lifecycle/activate`, turnSecret('ACTIVE'));
  behaviours.set(`POST ${SECRETS}/{}/lifecycle/deactivate`, turnSecret('INACTIVE'));
}
