// A thing by the id in a path. Things of IAM are found by their label too, and an OIN integration is an app, a registered client and
// an API service integration at once without being in the stores of these; nor are its roles.
import type { Org } from '../org.ts';
import type { Entity } from '../store.ts';

const CLIENT_LISTS = ['/api/v1/apps', '/oauth2/v1/clients', '/integrations/api/v1/api-services'];

/** `path` is that of the list which holds the thing. */
export function findThing(org: Org, path: string, id: string): Entity | undefined {
  const store = org.store(path);
  const found = store.get(id);
  if (found || !path.startsWith('/api/v1/iam/')) return found;
  return store.all().find(({ label }) => label === id);
}

export function hasThing(org: Org, path: string, id: string): boolean {
  if (findThing(org, path, id)) return true;
  const holder = /^\/oauth2\/v1\/clients\/([^/]+)\/roles$/.exec(path)?.[1];
  if (holder) return (org.integrations.get(holder)?.roles ?? org.appRoles(holder)).some((role) => role.id === id);
  if (!CLIENT_LISTS.includes(path)) return false;
  return org.integrations.get(id) !== undefined || org.store('/api/v1/apps').has(id);
}
