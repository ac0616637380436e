// How far somebody is in choosing a way to authorise, and for which tenant. Nothing of it is kept.
import { createStore } from 'zustand/vanilla';
import type { GuideAnswer } from '../../../../shared/okta/credentials/credential-guide.ts';

interface Guide {
  /** Whom the credential would be for; null while the dialog is closed. */
  tenantId: string | null;
  /** From the first question on. */
  answers: readonly GuideAnswer[];
}

export const guideStore = createStore<Guide>()(() => ({ tenantId: null, answers: [] }));

export const openGuide = (tenantId: string): void => guideStore.setState({ tenantId, answers: [] });
export const closeGuide = (): void => guideStore.setState({ tenantId: null });
export const answerGuide = (answer: GuideAnswer): void =>
  guideStore.setState(({ answers }) => ({ answers: [...answers, answer] }));
/** The question with that index is asked once more; what followed from it is forgotten. */
export const askAgain = (index: number): void =>
  guideStore.setState(({ answers }) => ({ answers: answers.slice(0, index) }));
