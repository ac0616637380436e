// 40 groups: Everyone, one a department, and themes with a random part of the people.
import type { Org } from '../org.ts';
import { timestamp, valueAt } from '../resources/behaviour.ts';
import { membersPath } from '../resources/types/memberships.ts';
import { DEPARTMENTS, GROUP_THEMES } from './names.ts';

import { DAY_MS } from './planter.ts';

export function seedGroups(org: Org): void {
  const random = org.ids.stream('seed/groups');
  const users = org.store('/api/v1/users').all();
  const add = (name: string, description: string, memberIds: string[], type = 'OKTA_GROUP'): void => {
    const created = timestamp(org.clock.now() - random.int(100, 1_400) * DAY_MS);
    const changed = timestamp(org.clock.now() - random.int(1, 90) * DAY_MS);
    const id = org.ids.id('00g');
    org.store('/api/v1/groups').add({
      id,
      created,
      lastUpdated: created,
      lastMembershipUpdated: changed,
      objectClass: ['okta:user_group'],
      type,
      profile: { name, description },
    });
    const members = org.members(membersPath(id));
    for (const memberId of memberIds) members.add(memberId);
  };
  add(
    'Everyone',
    'All users in your organization',
    users.map(({ id }) => id),
    'BUILT_IN',
  );
  for (const department of DEPARTMENTS) {
    const members = users.filter((user) => valueAt(user, 'profile.department') === department);
    add(
      department,
      `Everybody in ${department}`,
      members.map(({ id }) => id),
    );
  }
  for (let index = 0; index < 29; index++) {
    const theme = GROUP_THEMES[index % GROUP_THEMES.length] ?? 'Other';
    const ring = Math.floor(index / GROUP_THEMES.length) + 1;
    const share = random.int(2, 30) / 100;
    add(
      `${theme} ${ring}`,
      `${theme}, ring ${ring}`,
      users.filter(() => random.next() < share).map(({ id }) => id),
    );
  }
}
