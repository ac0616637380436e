// The public keys of an app that its assertions can be checked by. Read again for each request, so that a key that is registered,
// deactivated or deleted counts at once (FACTS §21.2).
import type { JWK } from 'jose';
import type { Org } from '../org.ts';
import type { Fields } from '../resources/behaviour.ts';

export const keysPath = (appId: string): string => `/api/v1/apps/${appId}/credentials/jwks`;

/** What of a stored key is the key itself; the rest is about the record. */
const PARTS = ['kty', 'kid', 'use', 'alg', 'n', 'e', 'crv', 'x', 'y'];

/** A key without what its record adds. */
export const keyOf = (record: Fields): JWK =>
  Object.fromEntries(Object.entries(record).filter(([name, value]) => PARTS.includes(name) && value !== null));

/** Those that are active. */
export const publishedKeys = (org: Org, appId: string): JWK[] =>
  org
    .store(keysPath(appId))
    .all()
    .filter(({ status }) => status === 'ACTIVE')
    .map(keyOf);
