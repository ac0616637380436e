// Which addresses the pages of the Admin Console have. No bearer token opens them, and no specification lists them.
import type { Behaviour } from '../resources/behaviour.ts';
import { answerDraft, answerDraftPage } from './answer-draft.ts';
import {
  answerInstance,
  answerList,
  answerNewSecret,
  answerRevoke,
  answerRevokePage,
  answerSecret,
  answerShownSecret,
} from './answer-instance.ts';
import { LIST } from './paths.ts';

interface ConsolePage {
  method: 'GET' | 'POST';
  path: string;
  id: string;
  answer: Behaviour;
}

export const CONSOLE_PAGES: readonly ConsolePage[] = [
  { method: 'GET', path: LIST, id: 'consoleInstances', answer: answerList },
  { method: 'GET', path: `${LIST}/authorize/{draftId}`, id: 'consoleDraft', answer: answerDraftPage },
  { method: 'POST', path: `${LIST}/authorize/{draftId}`, id: 'consoleAuthorize', answer: answerDraft },
  { method: 'GET', path: `${LIST}/{clientId}`, id: 'consoleInstance', answer: answerInstance },
  { method: 'POST', path: `${LIST}/{clientId}/secrets`, id: 'consoleNewSecret', answer: answerNewSecret },
  { method: 'POST', path: `${LIST}/{clientId}/secrets/{secretId}`, id: 'consoleSecret', answer: answerSecret },
  { method: 'GET', path: `${LIST}/{clientId}/secrets/{secretId}/shown`, id: 'consoleShown', answer: answerShownSecret },
  { method: 'GET', path: `${LIST}/{clientId}/revoke`, id: 'consoleRevokePage', answer: answerRevokePage },
  { method: 'POST', path: `${LIST}/{clientId}/revoke`, id: 'consoleRevoke', answer: answerRevoke },
];
