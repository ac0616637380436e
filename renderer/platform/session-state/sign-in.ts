// The question whether a person signs in, put over the page while work waits for it: who needs a token of a person asks here, and goes
// on once there is one. The dialog that answers is loaded when it is asked.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TokenResult } from '../../../shared/model/token.ts';
import type { UserError } from '../errors.ts';

export interface SignInQuestion {
  tenantId: string;
  credentialId: string;
  scopes: readonly string[];
  /** Ask for the password again, whoever is signed in there. */
  afresh: boolean;
  answer: (result: TokenResult | null) => void;
}

const signInStore = createStore<{ question: SignInQuestion | null; latest: TokenResult | null }>()(() => ({
  question: null,
  latest: null,
}));

export const useSignInQuestion = (): SignInQuestion | null => useStore(signInStore, ({ question }) => question);

/** Null when it was declined. An open question ends unanswered. */
export function askSignIn(asked: Omit<SignInQuestion, 'answer'>): Promise<TokenResult | null> {
  answerSignIn(null);
  return new Promise((answer) => signInStore.setState({ question: { ...asked, answer } }));
}

export function answerSignIn(result: TokenResult | null): void {
  const { question } = signInStore.getState();
  signInStore.setState({ question: null, ...(result && { latest: result }) });
  question?.answer(result);
}

/** What the host says is missing; null for every other error. */
export function signInAskedBy({ code, details }: UserError): Omit<SignInQuestion, 'answer'> | null {
  if (code !== 'SIGN_IN_NEEDED') return null;
  const { tenantId, credentialId, scopes } = details;
  return {
    tenantId: String(tenantId),
    credentialId: String(credentialId),
    scopes: String(scopes).split(' ').filter(Boolean),
    afresh: false,
  };
}

/** Of a token that a sign-in has just brought, the whole of its answer: with the exchange. */
export function asSignedIn(result: TokenResult): TokenResult {
  const { latest } = signInStore.getState();
  const same =
    latest?.outcome === 'granted' && result.outcome === 'granted' && latest.token.tokenId === result.token.tokenId;
  if (same) signInStore.setState({ latest: null });
  return same ? latest : result;
}
