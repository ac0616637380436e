// What a mutation of a plan means for the submission of the integration, in words. Reviewers ask for the fewest scopes (FACTS §9).
import { formatCounted } from '../../../../ui/values/format.ts';
import type { ScopeSums } from '../step-rows.ts';

const named = (names: readonly string[]): string => names.join(', ');

export function scopeWords({ needed, unneeded, open, narrower }: ScopeSums): {
  tone: 'good' | 'warning' | 'info';
  title: string;
  text: string;
} {
  const instead = narrower.map(({ scope, read }) => `Register ${read} in place of ${scope}: it would do.`).join(' ');
  const left =
    open.length === 0
      ? ''
      : `Nothing is shown about ${named(open)}: keep what you can give a reason for, or add a step that uses it.`;
  if (unneeded.length > 0)
    return {
      tone: 'warning',
      title: `${formatCounted(unneeded.length, 'scope')} not needed by this plan`,
      text: [
        `Leave ${named(unneeded)} out of the submission, or add the step that uses ${unneeded.length === 1 ? 'it' : 'them'}: Okta asks for the fewest scopes that the integration works with.`,
        instead,
        left,
      ]
        .filter(Boolean)
        .join(' '),
    };
  if (narrower.length > 0)
    return { tone: 'warning', title: 'Less would do', text: [instead, left].filter(Boolean).join(' ') };
  if (open.length > 0)
    return {
      tone: 'info',
      title: `${formatCounted(needed.length, 'scope')} needed, ${open.length} not provable`,
      text: left,
    };
  return {
    tone: 'good',
    title: 'Every scope is needed',
    text: 'Each has a step that is refused without it: that is the reason to give for it in the submission.',
  };
}
