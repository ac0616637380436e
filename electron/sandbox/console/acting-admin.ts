// Who acts on the pages of the Admin Console: nobody signs in there, so it is the first super admin of the org (a simplification, see FIDELITY).
import { handedUsers } from '../clients/handed-out.ts';
import { userParty } from '../log/log-api-token.ts';
import type { LogParty } from '../log/system-log.ts';
import type { Org } from '../org.ts';
import { loginOf } from '../resources/types/user-profile.ts';
import { USERS } from '../resources/types/users.ts';

/** As the System Log names an admin; a stand-in once the org has no super admin any more. */
export function actingAdmin(org: Org): LogParty {
  const login = handedUsers(org).find(({ role }) => role === 'SUPER_ADMIN')?.login;
  const user = org
    .store(USERS)
    .all()
    .find((one) => loginOf(one) === login);
  return user
    ? userParty(user)
    : { id: 'system', type: 'SystemPrincipal', alternateId: 'system', displayName: 'Okta System' };
}

/** The name of whoever made an instance, by id. */
export function nameOfActor(org: Org, id: string): string {
  const user = org.store(USERS).get(id);
  return user ? userParty(user).displayName : (org.integrations.get(id)?.name ?? id);
}
