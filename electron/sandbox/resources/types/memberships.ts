// Who belongs to what. Members are sets of ids in order of joining, kept beside the entities so that a user in forty groups
// is stored once.
import type { Exchange } from '../../http/exchange.ts';
import type { Org } from '../../org.ts';
import type { Entity } from '../../store.ts';

const GROUPS = '/api/v1/groups';
const APPS = '/api/v1/apps';

export const membersPath = (groupId: string): string => `${GROUPS}/${groupId}/users`;

export function groupsOf(org: Org, userId: string): Entity[] {
  return org
    .store(GROUPS)
    .all()
    .filter((group) => org.members(membersPath(group.id)).has(userId));
}

/** A removed user leaves every group and every app. */
export function leaveEverything(exchange: Exchange, userId: string): void {
  for (const group of exchange.org.store(GROUPS).all()) exchange.org.members(membersPath(group.id)).delete(userId);
  for (const app of exchange.org.store(APPS).all()) exchange.org.store(`${APPS}/${app.id}/users`).remove(userId);
}

/** A removed group is assigned to no app any more, and has no members. */
export function leaveApps(exchange: Exchange, groupId: string): void {
  exchange.org.members(membersPath(groupId)).clear();
  for (const app of exchange.org.store(APPS).all()) exchange.org.store(`${APPS}/${app.id}/groups`).remove(groupId);
}
