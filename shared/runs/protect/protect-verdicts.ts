// What the answer to one test case means: the closed list, with the word, colour and sign that page, terminal and reports share.
// A case is met when the answer is the expected one; how much that shows is the verdict's to say.
import type { VerdictFact } from '../../okta/verdict/verdicts.ts';

interface ProtectVerdictFact extends Pick<VerdictFact, 'label' | 'colour' | 'sign' | 'icon'> {
  met: boolean;
}

const fact = (
  label: string,
  colour: VerdictFact['colour'],
  icon: string,
  sign: string,
  met = false,
): ProtectVerdictFact => ({ label, colour, icon, sign, met });

export const PROTECT_VERDICT_FACTS = {
  accepted: fact('Accepted', 'green', 'circle-check', '✓', true),
  refused: fact('Refused', 'green', 'circle-check', '✓', true),
  /** The status is right, and something else than what the case is about may be the reason. */
  'refused-perhaps-otherwise': fact('Refused, reason open', 'blue', 'help-circle', '✓', true),
  'let-in': fact('Let in', 'crimson', 'shield-x', '✗'),
  'refused-wrongly': fact('Refused wrongly', 'red', 'lock-access', '✗'),
  /** Refused, with another status than documented. */
  'wrong-status': fact('Other status', 'amber', 'circle-half-2', '!'),
  'no-such-route': fact('No such route', 'blue', 'file-unknown', '?'),
  redirected: fact('Redirected', 'grey', 'arrow-forward-up', '→'),
  'server-fault': fact('Server fault', 'crimson', 'server-bolt', '‼'),
  'web-page': fact('Web page', 'grey', 'world-x', '?'),
  'rate-limited': fact('Rate limited', 'violet', 'hourglass', '…'),
  unanswered: fact('No answer', 'grey', 'plug-connected-x', '×'),
  /** It shows nothing. */
  unknown: fact('Unknown', 'grey', 'help-circle', '?'),
} as const satisfies Record<string, ProtectVerdictFact>;
export type ProtectVerdict = keyof typeof PROTECT_VERDICT_FACTS;
export const PROTECT_VERDICTS = Object.keys(PROTECT_VERDICT_FACTS) as [ProtectVerdict, ...ProtectVerdict[]];

export const isMet = (verdict: ProtectVerdict): boolean => PROTECT_VERDICT_FACTS[verdict].met;
