// How certain a statement about Okta is, in words.
import type { Confidence } from '../../../shared/okta/verdicts.ts';

export const CONFIDENCE_WORDS: Record<Confidence, string> = {
  certain: 'Okta says so.',
  likely: 'Known behaviour fits; Okta does not say it in so many words.',
  uncertain: 'A guess: Okta’s behaviour is not certain here.',
};
