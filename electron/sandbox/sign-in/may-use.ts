// Whether a person may use an app now: the user is active, and assigned to it or in a group that is.
import type { Org } from '../org.ts';
import { groupsOf } from '../resources/types/memberships.ts';
import { USERS } from '../resources/types/users.ts';
import type { Entity } from '../store.ts';

/** The user, or why not. */
export function mayUse(org: Org, userId: string, appId: string): Entity | 'login_failed' | 'user_not_assigned' {
  const user = org.store(USERS).get(userId);
  if (user?.status !== 'ACTIVE') return 'login_failed';
  const app = `/api/v1/apps/${appId}`;
  const assigned =
    org.store(`${app}/users`).has(userId) || groupsOf(org, userId).some(({ id }) => org.store(`${app}/groups`).has(id));
  return assigned ? user : 'user_not_assigned';
}
