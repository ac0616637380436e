// What was pasted to be explained, and how the list of codes is looked at. Memory only: a pasted text may hold a token. The
// field shows it with its secrets masked; what is explained is the text as it was pasted, as long as nobody has edited it.
import { createStore } from 'zustand/vanilla';
import { redactText } from '../../../../shared/okta/redact.ts';

export type CodeTable = 'all' | 'management' | 'oauth';

interface ExplainState {
  /** What the field shows. */
  shown: string;
  /** What is explained. */
  text: string;
  /** Why a file could not be taken; null when all is well. */
  refusal: string | null;
  codeText: string;
  codeTable: CodeTable;
}

const EMPTY = { shown: '', text: '', refusal: null };

export const explainStore = createStore<ExplainState>()(() => ({ ...EMPTY, codeText: '', codeTable: 'all' }));

/** Longer than any response that a person reads; a body beyond it belongs in the body viewer. */
export const LONGEST = 2_000_000;

/** A text that came in one piece: its secrets are masked in the field. */
export function takeText(text: string): void {
  if (text.length > LONGEST) {
    refuse('The text is longer than 2 MB. Paste the status, the headers and the beginning of the body.');
    return;
  }
  explainStore.setState({ shown: redactText(text), text, refusal: null });
}

/** A text that is being typed or edited: taken as it stands. */
export function editText(text: string): void {
  explainStore.setState({ shown: text, text, refusal: null });
}

export const clearText = (): void => explainStore.setState(EMPTY);

function refuse(refusal: string): void {
  explainStore.setState({ refusal });
}

/** The first of the dropped or chosen files. */
export async function takeFile(file: File | undefined): Promise<void> {
  if (!file) return;
  if (file.size > LONGEST) {
    refuse(`${file.name} is larger than 2 MB. Paste the status, the headers and the beginning of the body.`);
    return;
  }
  const text = await file.text();
  if (text.includes('\0')) refuse(`${file.name} is not a text. Drop the saved output of curl -i, or a JSON body.`);
  else takeText(text);
}
