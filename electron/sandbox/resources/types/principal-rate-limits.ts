// How much of a bucket one client may use, and when the org is warned (FACTS §4): what is set here holds from the next call.
// The share of concurrent requests is kept and shown, not applied.
import { callerOf } from '../../api/caller.ts';
import type { Org } from '../../org.ts';
import { valueAt } from '../behaviour.ts';
import type { CollectionType } from '../collection.ts';
import { BLANK, oneOf, text } from '../field-checks.ts';

export const PRINCIPAL_LIMITS = '/api/v1/principal-rate-limits';
export const WARNING_THRESHOLD = '/api/v1/rate-limit-settings/warning-threshold';
const DEFAULT_SHARE = 50;
const DEFAULT_WARNING = 60;

const percent = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;
const PERCENT = 'The value must be an integer from 1 to 100';

export const principalRateLimitType: CollectionType = {
  path: PRINCIPAL_LIMITS,
  name: 'PrincipalRateLimit',
  prefix: 'prl',
  subject: 'principalRateLimitMediated',
  rules: [
    { field: 'principalId', message: BLANK, valid: text },
    {
      field: 'principalType',
      message: 'The value must be OAUTH_CLIENT or SSWS_TOKEN',
      valid: oneOf('OAUTH_CLIENT', 'SSWS_TOKEN'),
    },
    { field: 'defaultPercentage', message: PERCENT, valid: (value) => value === undefined || percent(value) },
    {
      field: 'defaultConcurrencyPercentage',
      message: PERCENT,
      valid: (value) => value === undefined || percent(value),
    },
  ],
  unique: { field: 'principalId', message: 'A rate limit for this principal already exists' },
  page: { defaultLimit: 20, maxLimit: 50 },
  fixed: ['orgId'],
  defaults: (exchange) => ({
    orgId: exchange.org.id,
    defaultPercentage: DEFAULT_SHARE,
    defaultConcurrencyPercentage: 75,
    createdBy: callerOf(exchange)?.id ?? null,
    lastUpdatedBy: callerOf(exchange)?.id ?? null,
  }),
};

/** Percent of each bucket that this client may use. */
export function shareOf(org: Org, principal: string): number {
  const set = org
    .store(PRINCIPAL_LIMITS)
    .all()
    .find(({ principalId }) => principalId === principal)?.defaultPercentage;
  return percent(set) ? set : DEFAULT_SHARE;
}

/** Percent of a share from which on the org is warned. */
export function warningThreshold(org: Org): number {
  const set = valueAt(org.singles.get(WARNING_THRESHOLD), 'warningThreshold');
  return percent(set) ? set : DEFAULT_WARNING;
}
