// Where answers have led: to the next question, or to what fits.

import {
  FIRST_QUESTION,
  GUIDE_QUESTIONS,
  type GuideAnswer,
  type GuideQuestionId,
} from '../../../../shared/okta/credentials/credential-guide.ts';
import type { CredentialKind } from '../../../../shared/okta/credentials/credential-kinds.ts';

export interface GuidePlace {
  /** Each with the question that it answers. */
  answered: { ask: string; answer: GuideAnswer }[];
  /** What is asked now, or what fits. */
  next: { question: GuideQuestionId } | { result: CredentialKind };
}

export function guidePlace(answers: readonly GuideAnswer[]): GuidePlace {
  let next: GuidePlace['next'] = { question: FIRST_QUESTION };
  const answered: GuidePlace['answered'] = [];
  for (const answer of answers) {
    if ('result' in next) break;
    answered.push({ ask: GUIDE_QUESTIONS[next.question].ask, answer });
    next = answer.leadsTo;
  }
  return { answered, next };
}
