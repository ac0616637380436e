// The states of a user and the calls that move it between them. A call from a state that does not allow it is refused with
// the code that Okta uses for that call.

import type { PublishedManagementCode } from '../../../../shared/okta/errors/published/management-errors.ts';
import { dropTokensOf } from '../../api-tokens/api-token.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import { json } from '../../http/reply.ts';
import type { Entity } from '../../store.ts';
import { type Behaviours, type Fields, idAt, timestamp } from '../behaviour.ts';
import { findUser, USERS } from './users.ts';

interface Move {
  /** States from which the call is allowed; absent: any but DEPROVISIONED. */
  from?: readonly string[];
  to?: (user: Entity) => string;
  refusal?: { code: PublishedManagementCode; subject?: string; cause?: string };
  answer?: (exchange: Exchange, user: Entity) => Fields;
}

const mails = (exchange: Exchange): boolean => exchange.url.searchParams.get('sendEmail')?.toLowerCase() !== 'false';
const activation = (exchange: Exchange): Fields => {
  if (mails(exchange)) return {};
  const token = exchange.org.ids.opaque('activation', 20);
  return { activationUrl: `${exchange.origin}/welcome/${token}`, activationToken: token };
};
const secretLink = (exchange: Exchange): Fields =>
  mails(exchange)
    ? {}
    : { resetPasswordUrl: `${exchange.origin}/reset_password/${exchange.org.ids.opaque('reset', 20)}` };

const MOVES: Record<string, Move> = {
  activate: {
    from: ['STAGED', 'DEPROVISIONED'],
    to: (user) => (user.passwordChanged ? 'ACTIVE' : 'PROVISIONED'),
    refusal: { code: 'E0000016' },
    answer: activation,
  },
  reactivate: { from: ['PROVISIONED', 'RECOVERY'], answer: activation },
  deactivate: { to: () => 'DEPROVISIONED' },
  suspend: {
    from: ['ACTIVE'],
    to: () => 'SUSPENDED',
    refusal: {
      code: 'E0000001',
      subject: 'Cannot suspend a user that is not active',
      cause: 'Cannot suspend a user that is not active',
    },
  },
  unsuspend: {
    from: ['SUSPENDED'],
    to: () => 'ACTIVE',
    refusal: {
      code: 'E0000001',
      subject: 'Cannot unsuspend a user that is not suspended',
      cause: 'Cannot unsuspend a user that is not suspended',
    },
  },
  unlock: { from: ['LOCKED_OUT'], to: () => 'ACTIVE', refusal: { code: 'E0000032' } },
  reset_password: {
    from: ['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'],
    to: () => 'RECOVERY',
    answer: secretLink,
  },
  expire_password: {
    from: ['ACTIVE', 'PASSWORD_EXPIRED'],
    to: () => 'PASSWORD_EXPIRED',
    answer: (exchange, user) => ({ ...user, _links: { self: { href: `${exchange.origin}${USERS}/${user.id}` } } }),
  },
  expire_password_with_temp_password: {
    from: ['ACTIVE', 'PASSWORD_EXPIRED'],
    to: () => 'PASSWORD_EXPIRED',
    answer: (exchange) => ({ tempPassword: exchange.org.ids.opaque('password', 10) }),
  },
  reset_factors: {},
};

export function registerUserLifecycle(behaviours: Behaviours): void {
  for (const [verb, move] of Object.entries(MOVES)) {
    behaviours.set(`POST ${USERS}/{}/lifecycle/${verb}`, (exchange) => {
      const user = findUser(exchange, idAt(exchange, 0));
      const status = String(user.status);
      const allowed = move.from ? move.from.includes(status) : status !== 'DEPROVISIONED';
      if (!allowed) {
        const { code, subject, cause } = move.refusal ?? { code: 'E0000038' };
        refuse(exchange, code, subject, cause ? [cause] : []);
      }
      const next = move.to?.(user) ?? status;
      if (next !== status) {
        const now = timestamp(exchange.at);
        Object.assign(user, { status: next, statusChanged: now, lastUpdated: now });
        if (verb === 'activate') user.activated = now;
        if (verb === 'deactivate') dropTokensOf(exchange.org, user.id);
      }
      return json(200, move.answer?.(exchange, user) ?? {});
    });
  }
}
