// Features that this org has not bought or switched on. Their operations answer 401 E0000015, whatever the scope
// (FACTS §3.1 "feature not in SKU"). A handful, so that a sweep shows the verdict without drowning in it.
import type { Step } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';

/** Path prefixes; all of them are marked EA or LIMITED_GA in the catalogue. */
export const FEATURES_OFF: readonly string[] = [
  '/api/v1/dr/',
  '/api/v1/bot-protection/',
  '/api/v1/device-posture-checks',
  '/webauthn-registration/',
];

export const checkFeature: Step = (exchange) =>
  FEATURES_OFF.some((prefix) => exchange.operation?.path.startsWith(prefix))
    ? oktaError(exchange, 'E0000015')
    : undefined;
