// The public keys of an app: one set, whichever API changes it, that under its credentials or the app itself (`settings.oauthClient.jwks`;
// FACTS-D §21.2). The app shows those that are in the set now.
import { keyOf, keysPath } from '../../clients/client-keys.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import type { Org } from '../../org.ts';
import type { Entity } from '../../store.ts';
import { type Fields, isFields, timestamp, valueAt } from '../behaviour.ts';

export const KEY_SUBJECT = 'JsonWebKey';
const MAX_KEYS = 50;
const SHORTEST_RSA_BITS = 2_048;

/** The record of a key that joins the others. @throws Refusal for one that cannot */
export function keyRecord(exchange: Exchange, body: Fields, others: readonly Fields[]): Entity {
  checkKey(exchange, body, others);
  const { kty, kid, use, alg, n, e, crv, x, y } = body;
  const now = timestamp(exchange.at);
  return {
    id: exchange.org.ids.id('pks'),
    kid: kid ?? null,
    kty,
    alg: alg ?? null,
    use: use ?? 'sig',
    ...(kty === 'EC' ? { crv, x, y } : { kty: 'RSA', e, n }),
    status: 'ACTIVE',
    created: now,
    lastUpdated: now,
  };
}

function checkKey(exchange: Exchange, body: Fields, others: readonly Fields[]): void {
  const fault = (why: string) => refuse(exchange, 'E0000001', KEY_SUBJECT, [why]);
  if (others.length >= MAX_KEYS)
    fault(
      `You can't create a new key. You have reached the maximum number of keys allowed (${MAX_KEYS}). To add another key, you must first delete an existing one.`,
    );
  const { kty, kid, n, e } = body;
  // A body without the numbers of a key gets this text as well (captured, FACTS §21.2).
  if (kty !== 'EC' && (typeof e !== 'string' || bitsOf(n) < SHORTEST_RSA_BITS))
    fault("RSA key length in the 'jwks' is less than '2,048' bits for the given key.");
  if (others.some((other) => other.kid === kid && kid !== undefined && kid !== null))
    fault("All keys in the 'jwks' must have a unique `kid`.");
  if (others.length > 0 && [...others, body].some((one) => !one.kid))
    fault(
      'Each key should have a unique kid when adding multiple keys. Use the Apps API to update the JWKS to add a kid for the existing key, or delete the existing key and re-add the key with a kid using the JWKS APIs.',
    );
}

/** Length of a number in Base64url, in bits. */
function bitsOf(number: unknown): number {
  if (typeof number !== 'string') return 0;
  const bytes = Buffer.from(number, 'base64url');
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? 0 : (bytes.length - start) * 8 - Math.clz32(bytes[start] ?? 0) + 24;
}

/** Those that an app is given with its settings; null when its settings have no keys. */
function keysGiven(app: unknown): Fields[] | null {
  const keys = valueAt(app, 'settings.oauthClient.jwks.keys');
  return Array.isArray(keys) ? keys.filter(isFields) : null;
}

/** Before an app is made or changed. @throws Refusal */
export function checkKeysGiven(exchange: Exchange): void {
  keysGiven(exchange.body)?.forEach((key, index, all) => {
    checkKey(exchange, key, all.slice(0, index));
  });
}

const isSameKey = (one: Fields, other: Fields): boolean =>
  one.kid ? one.kid === other.kid : (one.n ?? one.x) === (other.n ?? other.x);

/** Moves the keys in the settings of an app into its set: a key that it has stays as it is, one that is not named goes. */
export function takeKeysGiven(exchange: Exchange, app: Entity): void {
  const given = keysGiven(app);
  const client = valueAt(app, 'settings.oauthClient');
  if (!given || !isFields(client)) return;
  delete client.jwks;
  const store = exchange.org.store(keysPath(app.id));
  const known = store.all();
  for (const key of known) if (!given.some((one) => isSameKey(one, key))) store.remove(key.id);
  const added: Fields[] = [];
  for (const key of given) {
    if (!known.some((one) => isSameKey(key, one))) store.add(keyRecord(exchange, key, added));
    added.push(key);
  }
}

/** The settings of an app with its keys, or as they are when it has none. */
export function settingsWithKeys(org: Org, app: Entity): unknown {
  const { settings } = app;
  const client = valueAt(settings, 'oauthClient');
  const keys = org.store(keysPath(app.id)).all();
  if (keys.length === 0 || !isFields(settings) || !isFields(client)) return settings;
  const jwks = { keys: keys.map((key) => ({ ...keyOf(key), status: key.status })) };
  return { ...settings, oauthClient: { ...client, jwks } };
}
