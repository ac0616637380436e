// API service integration instances and their secrets (FACTS §9, texts of §3.2). The instances are the org's OAuth clients,
// so everything here shows at the token endpoint at once. A secret is readable in the answer that makes it and never again.
import { callerOf, partyOf } from '../../api/caller.ts';
import type { ClientSecret, Integration } from '../../clients/client.ts';
import {
  addSecret,
  type InstanceRefusal,
  installInstance,
  maskedSecret,
  removeSecret,
  revokeInstance,
  turnSecret,
} from '../../clients/instance-changes.ts';
import { secretHash } from '../../clients/secret-hash.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import { logNewInstance } from '../../log/log-instances.ts';
import { type Behaviours, bodyOf, type Fields, idAt, isFields, timestamp } from '../behaviour.ts';
import { BLANK } from '../field-checks.ts';
import { DEFAULT_PAGE, pageReply, ranksIn } from '../page.ts';

const PATH = '/integrations/api/v1/api-services';
const SECRETS = `${PATH}/{}/credentials/secrets`;
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
    configGuideUrl: client.guide ?? `https://integrations.example/${client.type}/guide`,
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
    client_secret: shown ? secret.secret : maskedSecret(secret),
    secret_hash: secretHash(secret.secret),
    created: timestamp(secret.created),
    lastUpdated: timestamp(secret.lastUpdated),
    _links: links,
  };
}

function createInstance(exchange: Exchange): Reply {
  const { type, grantedScopes, properties } = bodyOf(exchange);
  const fault = (field: string, why: string) => refuse(exchange, 'E0000001', field, [`${field}: ${why}`]);
  if (typeof type !== 'string' || type === '') return fault('type', BLANK);
  const scopes = Array.isArray(grantedScopes) ? grantedScopes : [];
  if (scopes.length === 0) return fault('grantedScopes', BLANK);
  const strange = scopes.find((scope) => typeof scope !== 'string' || !exchange.org.knownScopes.has(scope));
  if (strange !== undefined) return fault('grantedScopes', 'One or more scopes do not exist');
  const { client, secret } = installInstance(
    exchange.org,
    {
      type,
      name: type.replace(/[_-]+/g, ' ').replace(/\b\w/g, (letter) => letter.toUpperCase()),
      scopes: scopes.map(String),
      properties: isFields(properties) ? properties : {},
      createdBy: callerOf(exchange)?.id ?? 'system',
    },
    exchange.at,
  );
  logNewInstance(exchange, client, partyOf(exchange));
  return json(201, { ...instanceView(exchange, client), clientSecret: secret.secret });
}

function deleteInstance(exchange: Exchange): Reply {
  revokeInstance(exchange.org, clientOf(exchange));
  return empty(204);
}

/** The secret, or E0000001 with Okta's reason. */
function taken(exchange: Exchange, changed: ClientSecret | InstanceRefusal): ClientSecret {
  return 'refused' in changed ? refuse(exchange, 'E0000001', SUBJECT, [changed.refused]) : changed;
}

function createSecret(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  const secret = taken(exchange, addSecret(exchange.org, client, exchange.at));
  return json(201, secretView(exchange, client, secret, true));
}

function deleteSecret(exchange: Exchange): Reply {
  const client = clientOf(exchange);
  taken(exchange, removeSecret(client, secretOf(exchange, client)));
  return empty(204);
}

const turn =
  (status: ClientSecret['status']) =>
  (exchange: Exchange): Reply => {
    const client = clientOf(exchange);
    const secret = taken(exchange, turnSecret(client, secretOf(exchange, client), status, exchange.at));
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
  behaviours.set(`POST ${SECRETS}/{}/lifecycle/activate`, turn('ACTIVE'));
  behaviours.set(`POST ${SECRETS}/{}/lifecycle/deactivate`, turn('INACTIVE'));
}
