// Authenticators. Those that policies rely on cannot be switched off (FACTS §3.3, E0000148); the rest is the default.
import type { Exchange } from '../../http/exchange.ts';
import { refuse, refuseUnknown } from '../../http/okta-error.ts';
import { json, type Reply } from '../../http/reply.ts';
import { type Behaviours, idAt, timestamp } from '../behaviour.ts';

const AUTHENTICATORS = '/api/v1/authenticators';
/** The default policies of the seeded org enrol people with these. */
const IN_POLICIES = ['okta_password', 'okta_email'];

const turn =
  (status: 'ACTIVE' | 'INACTIVE') =>
  (exchange: Exchange): Reply => {
    const id = idAt(exchange, 0);
    const found = exchange.org.store(AUTHENTICATORS).get(id) ?? refuseUnknown(exchange, id, 'Authenticator');
    if (status === 'INACTIVE' && IN_POLICIES.includes(String(found.key)))
      return refuse(exchange, 'E0000148', 'To continue, disable the authenticator in these policies.');
    Object.assign(found, { status, lastUpdated: timestamp(exchange.at) });
    return json(200, found);
  };

export function registerAuthenticators(behaviours: Behaviours): void {
  behaviours.set(`POST ${AUTHENTICATORS}/{}/lifecycle/activate`, turn('ACTIVE'));
  behaviours.set(`POST ${AUTHENTICATORS}/{}/lifecycle/deactivate`, turn('INACTIVE'));
}
