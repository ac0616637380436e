// Exchanges of the history, or a credential, that another page hands over to find the smallest set of scopes for exactly its calls. The view takes
// them when it is shown.
import { returnTo } from '../navigation.ts';
import { selectCredential } from './tenants.ts';

type Handed = readonly string[] | 'history';
let handed: Handed | null = null;

/** Open Least privilege with these exchanges. */
export function leastPrivilegeOf(exchangeIds: readonly string[]): void {
  handed = exchangeIds;
  returnTo('scopes', 'least');
}

/** Open it with all calls of this credential, which is the one in use from then on. */
export function leastPrivilegeOfCredential(tenantId: string, credentialId: string): void {
  selectCredential(tenantId, credentialId);
  handed = 'history';
  returnTo('scopes', 'least');
}

/** Take what was handed over; the next call gives null. */
export function takeLeastHandoff(): Handed | null {
  const taken = handed;
  handed = null;
  return taken;
}
