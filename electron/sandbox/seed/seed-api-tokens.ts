// API tokens that the org hands out: one of a super admin, one of an admin who may only read. The first is the token that every list of them
// had before; it gets a value here, so that what other seeds draw stays as it was.
import { API_TOKENS, giveValue } from '../api-tokens/api-token.ts';
import { timestamp } from '../resources/behaviour.ts';
import { roleAssignment } from '../resources/types/admin-roles.ts';
import { DAY_MS, type Planter } from './planter.ts';

const USERS = '/api/v1/users';

export function seedApiTokens({ org, add }: Planter): void {
  const [first] = org.store(API_TOKENS).all();
  const [, reader] = org.store(USERS).all();
  if (!first || !reader) throw new Error('people and connections are seeded before their tokens');
  const lastUse = org.clock.now() - DAY_MS;
  const used = { lastUpdated: timestamp(lastUse), expiresAt: timestamp(lastUse + 30 * DAY_MS) };
  Object.assign(first, used);
  giveValue(org, first.id);
  const at = org.clock.now() - 40 * DAY_MS;
  org.store(`${USERS}/${reader.id}/roles`).add(roleAssignment(org.ids.id('irb'), 'READ_ONLY_ADMIN', 'USER', at));
  add('/api/v1/iam/assignees/users', { id: reader.id, orn: `orn:okta:directory:${org.id}:users:${reader.id}` });
  const id = add(API_TOKENS, {
    name: 'Report script',
    userId: reader.id,
    clientName: 'Okta API',
    tokenWindow: 'P30D',
    network: { connection: 'ANYWHERE' },
    created: timestamp(at),
    ...used,
  });
  giveValue(org, id);
}
