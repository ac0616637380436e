// One sign-in, from its address to its end: opened in the browser, received by the host or pasted, and its result. What waits for
// the token goes on when there is one; what the org refused stays here to be read.
import { IconExternalLink, IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SignInBegun, SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import { useCapability } from '../../platform/capabilities.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';
import { reportProblem } from '../../platform/problems.ts';
import { answerSignIn, type SignInQuestion } from '../../platform/session-state/sign-in.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { noteOrgClock, putToken } from '../../platform/session-state/tokens.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { ScopeChip } from '../chips/ScopeChip.tsx';
import { Button } from '../controls/Button.tsx';
import { CopyButton } from '../controls/CopyButton.tsx';
import { ErrorNotice } from '../notices/ErrorNotice.tsx';
import { Note } from '../notices/Note.tsx';
import { Spinner } from '../progress/Spinner.tsx';
import { Countdown } from '../values/Countdown.tsx';
import { ImplicitReader } from './ImplicitReader.tsx';
import { PasteAddress } from './PasteAddress.tsx';
import css from './SignIn.module.css';
import { SignInRefused } from './SignInRefused.tsx';

type Step =
  | { at: 'beginning' }
  | { at: 'waiting'; begun: SignInBegun }
  | { at: 'refused'; outcome: SignInOutcome }
  | { at: 'failed'; error: UserError };

/** Goes on with the work that waits, or gives back what is to be shown. */
function settle(outcome: SignInOutcome): Step | null {
  if (outcome.outcome === 'refused' || outcome.result.outcome !== 'granted') return { at: 'refused', outcome };
  const { result } = outcome;
  if (result.exchange) noteOrgClock(result.exchange);
  putToken(result.token);
  answerSignIn(result);
  return null;
}

/** The steps of one sign-in. What is no longer looked at is cancelled. */
function useSignIn({ tenantId, credentialId, scopes, afresh }: SignInQuestion): Step {
  const [step, setStep] = useState<Step>({ at: 'beginning' });
  const current = useRef<string | null>(null);
  const show = useCallback((next: Step | null) => next && setStep(next), []);
  useEffect(() => {
    let gone = false;
    const input = { tenantId, credentialId, scopes: [...scopes], ...(afresh ? { prompt: 'login' as const } : {}) };
    const run = async () => {
      const begun = await withVault('overlay', () => host.signIn.begin(input));
      if (begun === null) return answerSignIn(null);
      if (gone) return void host.signIn.cancel({ signInId: begun.signInId });
      current.current = begun.signInId;
      setStep({ at: 'waiting', begun });
      const outcome = await host.signIn.wait({ signInId: begun.signInId });
      current.current = null;
      if (!gone) show(settle(outcome));
    };
    run().catch((thrown: unknown) => {
      if (!gone && !isAbort(thrown)) setStep({ at: 'failed', error: toUserError(thrown) });
    });
    return () => {
      gone = true;
      const signInId = current.current;
      current.current = null;
      if (signInId !== null) void host.signIn.cancel({ signInId }).catch(reportProblem);
    };
  }, [tenantId, credentialId, scopes, afresh, show]);
  return step;
}

export function SignIn({ question }: { question: SignInQuestion }) {
  const [round, setRound] = useState(0);
  return <Round key={round} question={question} onAgain={() => setRound(round + 1)} />;
}

/** One attempt, from its address to its end. */
function Round({ question, onAgain }: { question: SignInQuestion; onAgain: () => void }) {
  const step = useSignIn(question);
  const tenant = useTenants().find(({ id }) => id === question.tenantId);
  const credential = tenant?.credentials.find(({ id }) => id === question.credentialId);
  return (
    <div className={css.signIn}>
      <p className={css.lead}>
        {credential?.name} at <b>{tenant?.name}</b>: you sign in in the browser, and the token is yours.
      </p>
      <Requested scopes={question.scopes} />
      {step.at === 'beginning' && <Spinner />}
      {step.at === 'waiting' && <Waiting begun={step.begun} />}
      {step.at === 'refused' && <SignInRefused outcome={step.outcome} />}
      {step.at === 'failed' && <ErrorNotice error={step.error} />}
      <div className={css.actions}>
        {(step.at === 'refused' || step.at === 'failed') && (
          <Button variant="primary" icon={IconRefresh} onClick={onAgain}>
            Sign in again
          </Button>
        )}
        <Button variant="quiet" onClick={() => answerSignIn(null)}>
          {step.at === 'waiting' || step.at === 'beginning' ? 'Cancel' : 'Close'}
        </Button>
      </div>
    </div>
  );
}

function Requested({ scopes }: { scopes: readonly string[] }) {
  const without = [
    ...(scopes.includes('openid') ? [] : ['openid: no ID token']),
    ...(scopes.includes('offline_access')
      ? []
      : ['offline_access: no refresh token, so you sign in again when it ends']),
  ];
  return (
    <div className={css.scopes}>
      {scopes.length === 0 ? (
        <span className={css.quiet}>No scopes are chosen: the server refuses that, or gives its default ones.</span>
      ) : (
        scopes.map((name) => <ScopeChip key={name} name={name} />)
      )}
      {scopes.length > 0 && without.length > 0 && <span className={css.quiet}>Without {without.join('; ')}.</span>}
    </div>
  );
}

function Waiting({ begun }: { begun: SignInBegun }) {
  const { signInId, authorizeUrl, redirectUri, notListening, endsAt } = begun;
  const opens = useCapability('openExternal');
  const open = () => {
    if (opens) void host.signIn.open({ signInId }).catch(reportProblem);
    else window.open(authorizeUrl, '_blank', 'noopener,noreferrer');
  };
  return (
    <>
      <div className={css.open}>
        <Button variant="primary" size="large" icon={IconExternalLink} data-autofocus onClick={open}>
          Open the sign-in page
        </Button>
        <span className={css.quiet}>or open this address in any browser of this computer:</span>
      </div>
      <div className={css.address}>
        <code>{authorizeUrl}</code>
        <CopyButton text={authorizeUrl} label="Copy the address of the sign-in page" />
      </div>
      {notListening ? (
        <Note tone="warning" title={notListening.message}>
          {notListening.fix}
        </Note>
      ) : (
        <p className={css.waiting} role="status">
          <Spinner />
          <span>
            Waiting for the browser at <code>{redirectUri}</code>
          </span>
          <span className={css.left}>
            <Countdown until={endsAt} /> left
          </span>
        </p>
      )}
      <PasteAddress signInId={signInId} redirectUri={redirectUri} needed={notListening !== null} />
      <ImplicitReader />
    </>
  );
}
