// 250 users in ten departments. Most are active; every other status that a listing shows occurs, none is deprovisioned
// (a plain listing leaves those out, and 250 should be what people count).
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { CITIES, DEPARTMENTS, FIRST_NAMES, LAST_NAMES, TITLES } from './names.ts';

import { DAY_MS } from './planter.ts';

const OTHER_STATUSES = ['STAGED', 'PROVISIONED', 'RECOVERY', 'LOCKED_OUT', 'PASSWORD_EXPIRED', 'SUSPENDED'];

export function seedUsers(org: Org): void {
  const random = org.ids.stream('seed/users');
  const now = org.clock.now();
  const store = org.store('/api/v1/users');
  const pairs = FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => [first, last] as const));
  for (let index = 0; index < 250; index++) {
    const [first, last] = pairs.splice(random.int(0, pairs.length - 1), 1)[0] ?? ['Sam', 'Ple'];
    const status =
      index % 8 === 7 ? (OTHER_STATUSES[Math.floor(index / 8) % OTHER_STATUSES.length] ?? 'ACTIVE') : 'ACTIVE';
    const created = now - random.int(90, 1_500) * DAY_MS - random.int(0, DAY_MS);
    const changed = created + random.int(1, 60) * DAY_MS;
    const began = status !== 'STAGED';
    const used = began && status !== 'PROVISIONED';
    const login = `${first}.${last}@acme.example`.toLowerCase();
    const [city, countryCode, timezone] = random.pick(CITIES);
    store.add({
      id: org.ids.id('00u'),
      status,
      created: timestamp(created),
      activated: began ? timestamp(created + 1_000) : null,
      statusChanged: began ? timestamp(changed) : null,
      lastLogin: used ? timestamp(now - random.int(1, 30) * DAY_MS - random.int(0, DAY_MS)) : null,
      lastUpdated: timestamp(changed + random.int(0, 20) * DAY_MS),
      passwordChanged: used ? timestamp(changed) : null,
      type: { id: org.id.replace(/^00o/, 'oty') },
      profile: {
        firstName: first,
        lastName: last,
        mobilePhone: null,
        secondEmail: null,
        login,
        email: login,
        department: DEPARTMENTS[index % DEPARTMENTS.length],
        title: random.pick(TITLES),
        employeeNumber: String(1_000 + index),
        city,
        countryCode,
        timezone,
      },
      credentials: { ...(used ? { password: {} } : {}), provider: { type: 'OKTA', name: 'OKTA' } },
    });
  }
}
