// A path below a user, group, app or the like is about that thing: when it does not exist, nothing below it does either.
// Serves the operations without a behaviour of their own; those with one look for themselves.
import type { Exchange } from '../http/exchange.ts';
import { refuseUnknown } from '../http/okta-error.ts';
import { idAt } from './behaviour.ts';
import { resourceName } from './resource-names.ts';
import { findUser } from './types/users.ts';

const OWNERS = ['groups', 'apps', 'policies', 'authorizationServers', 'idps', 'zones'];

export function checkOwner(exchange: Exchange): void {
  const parts = exchange.operation?.path.split('/') ?? [];
  const [, api, version, collection = '', placeholder = ''] = parts;
  if (api !== 'api' || version !== 'v1' || parts.length < 6 || !placeholder.startsWith('{')) return;
  const id = idAt(exchange, 0);
  if (collection === 'users') {
    findUser(exchange, id);
    return;
  }
  if (!OWNERS.includes(collection)) return;
  const { org } = exchange;
  const exists = org.store(`/api/v1/${collection}`).has(id) || (collection === 'apps' && org.clients.get(id));
  if (!exists) refuseUnknown(exchange, id, resourceName(collection));
}
