// What an API token leaves in the System Log: its owner is the one who acts (event types of FACTS-D §15).
import type { ApiToken } from '../api-tokens/token-with-owner.ts';
import type { Exchange } from '../http/exchange.ts';
import { valueAt } from '../resources/behaviour.ts';
import { loginOf } from '../resources/types/user-profile.ts';
import type { Entity } from '../store.ts';
import { originOf } from './log-oauth.ts';
import type { LogParty } from './system-log.ts';

export function userParty(user: Entity): LogParty {
  const name = ['firstName', 'lastName'].map((field) => String(valueAt(user, `profile.${field}`))).join(' ');
  return { id: user.id, type: 'User', alternateId: loginOf(user), displayName: name };
}

export function logTokenOutsideNetwork(exchange: Exchange, { record, owner }: ApiToken): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'system.api_token.request_outside_allowed_range',
    displayMessage: 'API token used from outside the allowed network range',
    severity: 'WARN',
    result: 'FAILURE',
    actor: userParty(owner),
    targets: [{ id: record.id, type: 'Token', alternateId: record.id, displayName: String(record.name) }],
  });
}
