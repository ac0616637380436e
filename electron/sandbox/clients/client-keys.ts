// The public keys of an app: those that it was made with (`settings.oauthClient.jwks`) and those under its credentials. Read again for
// each request, so that a key that is registered, deactivated or deleted counts at once (FACTS §21.2).
import type { JWK } from 'jose';
import type { Org } from '../org.ts';
import { type Fields, isFields, valueAt } from '../resources/behaviour.ts';

export const keysPath = (appId: string): string => `/api/v1/apps/${appId}/credentials/jwks`;

/** What of a stored key is the key itself; the rest is about the record. */
const PARTS = ['kty', 'kid', 'use', 'alg', 'n', 'e', 'crv', 'x', 'y'];

/** Those that are active, without what the record of a key adds. */
export function publishedKeys(org: Org, appId: string): JWK[] {
  const made: unknown = valueAt(org.store('/api/v1/apps').get(appId), 'settings.oauthClient.jwks.keys');
  const added = org
    .store(keysPath(appId))
    .all()
    .filter(({ status }) => status === 'ACTIVE');
  return [...(Array.isArray(made) ? made.filter(isFields) : []), ...added].map(toJwk);
}

const toJwk = (record: Fields): JWK =>
  Object.fromEntries(Object.entries(record).filter(([name, value]) => PARTS.includes(name) && value !== null));
