// Secrets and public keys of an app (FACTS §21). They are read for each token request, so a new one works at once and one that
// is switched off stops. A secret is readable here in every answer, other than that of an integration.
import { secretsPath } from '../../clients/app-client.ts';
import { keysPath } from '../../clients/client-keys.ts';
import { secretHash } from '../../clients/secret-hash.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { empty, json, type Reply } from '../../http/reply.ts';
import type { Entity, Store } from '../../store.ts';
import { type Behaviours, bodyOf, type Fields, idAt, optionalBodyOf, timestamp, valueAt } from '../behaviour.ts';
import { hasThing } from '../find-thing.ts';
import { KEY_SUBJECT, keyRecord } from './app-keys.ts';

const APPS = '/api/v1/apps';
const MAX_SECRETS = 2;

interface Kind {
  path: string;
  /** In E0000007. */
  name: string;
  /** In the summary of a refusal. */
  subject: string;
  storePath(appId: string): string;
  /** The body of a list. */
  list(exchange: Exchange, things: Fields[]): unknown;
  make(exchange: Exchange, store: Store): Entity;
  /** Texts of refusals. */
  words: { lastActive: string; active: string };
  /** The last active one cannot be switched off. */
  needsOne(method: string): boolean;
}

const SECRETS: Kind = {
  path: `${APPS}/{}/credentials/secrets`,
  name: 'OAuth2ClientSecretMediated',
  subject: 'OAuth2ClientSecretMediated',
  storePath: secretsPath,
  list: (_, secrets) => secrets,
  make: makeSecret,
  words: {
    lastActive: "You can't deactivate the only active client secret.",
    active: "You can't delete an active client secret. Deactivate the secret before deleting it.",
  },
  needsOne: () => true,
};

const KEYS: Kind = {
  path: `${APPS}/{}/credentials/jwks`,
  name: 'JsonWebKey',
  subject: KEY_SUBJECT,
  storePath: keysPath,
  // The schema, its example and Okta's SDK for Node differ, and nobody has captured one (FACTS-D §21.2).
  list: ({ org }, keys) => ({ array: keys, keys: { keys }, jwks: { jwks: { keys } } })[org.switches.jwksList],
  make: (exchange, store) => keyRecord(exchange, bodyOf(exchange), store.all()),
  words: {
    lastActive:
      "Can't deactivate the only active JSON Web Key when the value for `token_endpoint_auth_method` is `private_key_jwt`.",
    active: "You can't delete an active JSON Web Key. Deactivate the key before deleting it.",
  },
  needsOne: (method) => method === 'private_key_jwt',
};

export function registerAppCredentials(behaviours: Behaviours): void {
  for (const kind of [SECRETS, KEYS]) {
    const { path } = kind;
    behaviours.set(`GET ${path}`, (exchange) =>
      json(200, kind.list(exchange, storeOf(exchange, kind).all().map(viewer(exchange, kind)))),
    );
    behaviours.set(`POST ${path}`, (exchange) => {
      const store = storeOf(exchange, kind);
      const made = kind.make(exchange, store);
      store.add(made);
      return json(201, viewer(exchange, kind)(made));
    });
    behaviours.set(`GET ${path}/{}`, (exchange) => json(200, viewer(exchange, kind)(thingOf(exchange, kind))));
    behaviours.set(`DELETE ${path}/{}`, (exchange) => remove(exchange, kind));
    behaviours.set(`POST ${path}/{}/lifecycle/activate`, (exchange) => turn(exchange, kind, 'ACTIVE'));
    behaviours.set(`POST ${path}/{}/lifecycle/deactivate`, (exchange) => turn(exchange, kind, 'INACTIVE'));
  }
}

function storeOf(exchange: Exchange, kind: Kind): Store {
  const appId = idAt(exchange, 0);
  if (!hasThing(exchange.org, APPS, appId)) refuseUnknown(exchange, appId, 'AppInstance');
  return exchange.org.store(kind.storePath(appId));
}

function thingOf(exchange: Exchange, kind: Kind): Entity {
  const id = idAt(exchange, 1);
  return storeOf(exchange, kind).get(id) ?? refuseUnknown(exchange, id, kind.name);
}

const viewer =
  (exchange: Exchange, kind: Kind) =>
  (thing: Entity): Fields => {
    const self = `${exchange.origin}${kind.storePath(idAt(exchange, 0))}/${thing.id}`;
    const post = (verb: string) => ({ href: `${self}/lifecycle/${verb}`, hints: { allow: ['POST'] } });
    return {
      ...thing,
      _links:
        thing.status === 'ACTIVE'
          ? { deactivate: post('deactivate') }
          : { activate: post('activate'), delete: { href: self, hints: { allow: ['DELETE'] } } },
    };
  };

function remove(exchange: Exchange, kind: Kind): Reply {
  const thing = thingOf(exchange, kind);
  if (thing.status === 'ACTIVE') refuse(exchange, 'E0000001', kind.subject, [kind.words.active]);
  storeOf(exchange, kind).remove(thing.id);
  return empty(204);
}

function turn(exchange: Exchange, kind: Kind, status: 'ACTIVE' | 'INACTIVE'): Reply {
  const thing = thingOf(exchange, kind);
  const active = storeOf(exchange, kind)
    .all()
    .filter((one) => one.status === 'ACTIVE');
  if (status === 'INACTIVE' && active.length === 1 && active[0] === thing && kind.needsOne(methodOf(exchange)))
    refuse(exchange, 'E0000001', kind.subject, [kind.words.lastActive]);
  if (thing.status !== status) Object.assign(thing, { status, lastUpdated: timestamp(exchange.at) });
  return json(200, viewer(exchange, kind)(thing));
}

/** How the app authenticates, as its settings say. */
function methodOf(exchange: Exchange): string {
  const app = exchange.org.store(APPS).get(idAt(exchange, 0));
  return String(valueAt(app, 'credentials.oauthClient.token_endpoint_auth_method') ?? 'client_secret_basic');
}

function makeSecret(exchange: Exchange, store: Store): Entity {
  const { client_secret: own } = optionalBodyOf(exchange);
  const fault = (why: string) => refuse(exchange, 'E0000001', 'client_secret', [why]);
  const method = methodOf(exchange);
  if (method === 'private_key_jwt')
    fault("'client_secret' can't be used when 'token_endpoint_auth_method' is 'private_key_jwt'.");
  if (store.size() >= MAX_SECRETS)
    refuse(exchange, 'E0000001', SECRETS.subject, ["You've reached the maximum number of client secrets per client."]);
  if (typeof own === 'string') checkSecret(own, method, fault);
  const secret = typeof own === 'string' ? own : exchange.org.ids.secret();
  const now = timestamp(exchange.at);
  return {
    id: exchange.org.ids.id('ocs'),
    created: now,
    lastUpdated: now,
    status: 'ACTIVE',
    client_secret: secret,
    secret_hash: secretHash(secret),
  };
}

function checkSecret(secret: string, method: string, fault: (why: string) => never): void {
  if (secret.length > 100) fault("client_secret: 'client_secret' can't be more than '100' characters long.");
  if (!/^[\x20-\x7E]*$/.test(secret))
    fault("client_secret: ''client_secret'' must only contain printable ASCII: [x20-x7E]+");
  if (secret.length < 14) fault("client_secret: 'client_secret' must be at least '14' characters long.");
  if (method === 'client_secret_jwt' && secret.length < 32)
    fault(
      "client_secret: 'client_secret' must be at least '32' characters long when 'token_endpoint_auth_method' is 'client_secret_jwt'.",
    );
}
