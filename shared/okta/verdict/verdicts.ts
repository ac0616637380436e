// The closed list of verdicts: what an exchange can mean. One row gives the word, the colour token and the icon that
// chip, matrix cell, report and terminal share; the page maps `colour` to its theme and `icon` to a Tabler icon name.
// Colour is never alone: label or icon is beside it.

export interface VerdictFact {
  label: string;
  /** Token of the verdict palette (renderer/ui/theme/tokens.css). */
  colour: 'green' | 'amber' | 'orange' | 'red' | 'blue' | 'violet' | 'crimson' | 'grey';
  /** Kebab-case Tabler icon name: `circle-check` is IconCircleCheck. */
  icon: string;
  /** One sign for places without icons: terminal and plain text. */
  sign: string;
  /** Broad outcome, for sums: did it pass, was it refused because rights are missing, or did it go wrong otherwise? */
  group: 'passed' | 'refused' | 'request' | 'org' | 'network';
}

const fact = (
  label: string,
  colour: VerdictFact['colour'],
  icon: string,
  sign: string,
  group: VerdictFact['group'],
): VerdictFact => ({ label, colour, icon, sign, group });

export const VERDICT_FACTS = {
  allowed: fact('Allowed', 'green', 'circle-check', '✓', 'passed'),
  /** A token was issued, with fewer scopes than requested. */
  downscoped: fact('Granted in part', 'amber', 'circle-half-2', '◐', 'passed'),
  'scope-missing': fact('Scope missing', 'amber', 'key-off', '✗', 'refused'),
  'role-missing': fact('Role missing', 'orange', 'user-shield', '✗', 'refused'),
  'token-missing': fact('No token', 'red', 'lock-access', '!', 'refused'),
  'token-invalid': fact('Token invalid', 'red', 'shield-x', '!', 'refused'),
  'token-expired': fact('Token expired', 'red', 'clock-x', '!', 'refused'),
  'dpop-required': fact('Proof required', 'red', 'shield-lock', '!', 'refused'),
  'dpop-invalid': fact('Proof invalid', 'red', 'lock-question', '!', 'refused'),
  'api-token-only': fact('API token only', 'orange', 'api', '✗', 'refused'),
  'feature-off': fact('Feature off', 'orange', 'toggle-left', '○', 'refused'),
  'org-inactive': fact('Org switched off', 'crimson', 'zzz', '○', 'org'),
  /** The token endpoint's refusals. That of scopes has a picture unlike that of a missing scope, beside which a matrix shows it. */
  'client-refused': fact('Client refused', 'red', 'id-off', '✗', 'refused'),
  'scope-refused': fact('Scopes refused', 'amber', 'square-x', '⊠', 'refused'),
  'grant-refused': fact('Grant refused', 'orange', 'forbid', '✗', 'refused'),
  'policy-refused': fact('Policy refused', 'orange', 'gavel', '✗', 'refused'),
  'zone-refused': fact('Network refused', 'orange', 'map-pin-off', '✗', 'refused'),
  'rate-limited': fact('Rate limited', 'violet', 'hourglass', '…', 'org'),
  'not-found': fact('Not found', 'blue', 'file-unknown', '?', 'request'),
  'method-not-allowed': fact('Wrong method', 'blue', 'ban', '?', 'request'),
  'bad-request': fact('Bad request', 'blue', 'clipboard-x', '?', 'request'),
  conflict: fact('Conflict', 'blue', 'git-merge', '?', 'request'),
  /** The state of the thing forbids it: delete of an active app, a locked user. */
  'state-forbids': fact('State forbids', 'blue', 'hand-stop', '?', 'request'),
  'server-fault': fact('Server fault', 'crimson', 'server-bolt', '‼', 'org'),
  redirected: fact('Redirected', 'grey', 'arrow-forward-up', '→', 'network'),
  /** The answer is not one that Okta gives: a sign-in page, a proxy, another product. */
  'not-okta': fact('Not Okta', 'grey', 'world-x', '?', 'network'),
  unreachable: fact('Unreachable', 'grey', 'plug-connected-x', '×', 'network'),
  /** The org was reached and began to answer; the answer broke off before its end. */
  incomplete: fact('Incomplete', 'grey', 'file-broken', '×', 'network'),
  /** The person ended it. */
  cancelled: fact('Cancelled', 'grey', 'player-stop', '×', 'network'),
  unclear: fact('Unclear', 'grey', 'help-circle', '?', 'network'),
} as const satisfies Record<string, VerdictFact>;

export type Verdict = keyof typeof VERDICT_FACTS;

/** Every verdict, in the order of the table: for schemas, filters and legends. */
export const VERDICTS = Object.keys(VERDICT_FACTS) as [Verdict, ...Verdict[]];

/** No answer arrived, or half of one: nobody knows what the org would have said. */
export const isUnanswered = (verdict: string): boolean => verdict === 'unreachable' || verdict === 'incomplete';

/** `certain`: Okta says so. `likely`: known behaviour fits. `uncertain`: a guess among FACTS §12, and said to be one. */
export const CONFIDENCES = ['certain', 'likely', 'uncertain'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
