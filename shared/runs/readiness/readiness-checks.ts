// The checks of an integration before it is submitted, in the order in which they are shown: what each asks, who does it, and what of the file
// its result rests on. What a result rests on is kept with it: when that is edited, the result is stale and says nothing any more.
import type { Integration } from '../../integration/integration.ts';
import { scopeNamesOf } from '../../integration/integration.ts';

export const CHECK_GROUPS = {
  submission: 'Submission',
  instances: 'Test instances',
  credentials: 'Credentials and tokens',
  scopes: 'Scopes',
  product: 'How the product behaves',
  people: 'For a person to confirm',
} as const;
export type CheckGroup = keyof typeof CHECK_GROUPS;

/** `file`: of the file alone, and so always current. `calls`: by calls to orgs. `recording`: of what was recorded. `person`: with a note. */
export const CHECK_WAYS = ['file', 'calls', 'recording', 'person'] as const;
export type CheckWay = (typeof CHECK_WAYS)[number];

interface CheckFacts {
  id: string;
  title: string;
  group: CheckGroup;
  way: CheckWay;
  /** What of the integration its result rests on; absent: nothing that is edited. */
  restsOn?: readonly Part[];
}

/** A part of the file that a result can rest on. */
type Part = 'name' | 'scopes' | 'guide' | 'plans';

/** Rules of the submission: FACTS §9; what reviewers ask for: the guides that FACTS §9 names. */
export const READINESS_CHECKS = [
  { id: 'name', title: 'The display name fits', group: 'submission', way: 'file' },
  {
    id: 'description',
    title: 'The description says what a customer gains, and fits',
    group: 'submission',
    way: 'file',
  },
  { id: 'logo', title: 'The logo has a format and size that Okta takes', group: 'submission', way: 'file' },
  { id: 'fields', title: 'The other fields are within their limits', group: 'submission', way: 'file' },
  { id: 'reasons', title: 'Each scope has a reason, each write scope a strong one', group: 'submission', way: 'file' },
  { id: 'contacts', title: 'The contacts can be written to', group: 'submission', way: 'file' },
  {
    id: 'guide',
    title: 'The configuration guide opens without a login and is about this integration',
    group: 'submission',
    way: 'calls',
    restsOn: ['guide', 'name'],
  },
  { id: 'test-account', title: 'The test account is described', group: 'submission', way: 'file' },
  {
    id: 'fresh',
    title: 'What was tried is newer than the last edit, and less than 48 hours old',
    group: 'submission',
    way: 'file',
  },
  { id: 'instances', title: 'Every test instance is made of the current version', group: 'instances', way: 'file' },
  {
    id: 'two-tenants',
    title: 'It works in two tenants: no domain is built in',
    group: 'instances',
    way: 'calls',
    restsOn: ['plans'],
  },
  { id: 'basic', title: 'The credentials work by Basic', group: 'credentials', way: 'calls' },
  { id: 'wrong-secret', title: 'A wrong secret is refused', group: 'credentials', way: 'calls' },
  { id: 'empty-scope', title: 'A request without a scope is refused', group: 'credentials', way: 'calls' },
  {
    id: 'subset',
    title: 'A subset of the scopes can be requested',
    group: 'credentials',
    way: 'calls',
    restsOn: ['scopes'],
  },
  {
    id: 'token-scopes',
    title: 'The token has every scope of the submission',
    group: 'credentials',
    way: 'calls',
    restsOn: ['scopes'],
  },
  {
    id: 'org-server',
    title: 'Only the org authorization server is used',
    group: 'credentials',
    way: 'calls',
    restsOn: ['plans'],
  },
  {
    id: 'rotation',
    title: 'A second secret works before the first is switched off',
    group: 'credentials',
    way: 'calls',
  },
  {
    id: 'scopes-suffice',
    title: 'The scopes are enough for every step of the plans',
    group: 'scopes',
    way: 'calls',
    restsOn: ['scopes', 'plans'],
  },
  {
    id: 'scopes-needed',
    title: 'Every registered scope is needed',
    group: 'scopes',
    way: 'calls',
    restsOn: ['scopes', 'plans'],
  },
  {
    id: 'scopes-narrow',
    title: 'No manage scope where read would do',
    group: 'scopes',
    way: 'calls',
    restsOn: ['scopes', 'plans'],
  },
  { id: 'renewal', title: 'It renews its token once after a 401', group: 'product', way: 'recording' },
  { id: 'refusal', title: 'It stops on a 403', group: 'product', way: 'recording' },
  { id: 'rate-limits', title: 'It waits until the reset after a 429', group: 'product', way: 'recording' },
  { id: 'rate-headers', title: 'It reads the rate limit headers', group: 'product', way: 'recording' },
  { id: 'paging', title: 'It follows next links and builds no cursors', group: 'product', way: 'recording' },
  { id: 'keeps-token', title: 'It keeps a token while it is valid', group: 'product', way: 'recording' },
  { id: 'addresses', title: 'It sends no secret in an address', group: 'product', way: 'recording' },
  {
    id: 'within-scopes',
    title: 'It calls nothing beyond its scopes',
    group: 'product',
    way: 'recording',
    restsOn: ['scopes'],
  },
  { id: 'revocation', title: 'It notices that the integration was revoked', group: 'product', way: 'recording' },
  {
    id: 'many-customers',
    title: 'It keeps domain, client ID and secret for each customer',
    group: 'people',
    way: 'person',
  },
  { id: 'guide-contents', title: 'The guide has all that a customer needs', group: 'people', way: 'person' },
  {
    id: 'account-works',
    title: 'The test account can configure the integration and trigger its calls',
    group: 'people',
    way: 'person',
  },
  { id: 'escalation-read', title: 'Somebody reads the escalation address', group: 'people', way: 'person' },
] as const satisfies readonly CheckFacts[];

export type CheckId = (typeof READINESS_CHECKS)[number]['id'];
export const CHECK_IDS = READINESS_CHECKS.map(({ id }) => id) as unknown as readonly [CheckId, ...CheckId[]];

/** What a person has to look at, beside the title. */
export const ASKS: Readonly<Partial<Record<CheckId, string>>> = {
  'many-customers': 'Say where the three values of a customer are entered and how they are kept apart.',
  'guide-contents':
    'Prerequisites, supported features, step by step where domain, client ID and secret are entered, troubleshooting, a contact.',
  'account-works': 'Sign in with it, enter the values of a test instance, trigger calls, and say what was answered.',
  'escalation-read': 'Write to it, and say who answered and how soon.',
  revocation: 'Revoke a test instance while the product works, and say what it shows its customer.',
};

const PARTS: Readonly<Record<Exclude<Part, 'plans'>, (integration: Integration) => string>> = {
  name: ({ name }) => name,
  scopes: (integration) => [...scopeNamesOf(integration)].sort().join(' '),
  guide: ({ guide }) => guide ?? '',
};

/** Equal for two states of the file when a result for one holds for the other, as far as the file itself decides it. */
export function basisOf(check: CheckId, integration: Integration): string {
  return partsOf(check)
    .flatMap((part) => (part === 'plans' ? [] : [`${part}: ${PARTS[part](integration)}`]))
    .join('\n');
}

/** Its result holds for the plans alone that it was found with. */
export const restsOnPlans = (check: CheckId): boolean => partsOf(check).includes('plans');

function partsOf(check: CheckId): readonly Part[] {
  const facts: CheckFacts | undefined = READINESS_CHECKS.find(({ id }) => id === check);
  return facts?.restsOn ?? [];
}
