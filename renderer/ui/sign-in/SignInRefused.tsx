// How a sign-in ended without a token: refused at the sign-in page, or by the token endpoint afterwards. The server's own words first.
import type { SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import { Ticked } from '../chips/Ticked.tsx';
import { Note } from '../notices/Note.tsx';
import css from './SignIn.module.css';

interface Refused {
  title: string;
  error: string | null;
  description: string | null;
  meaning: string;
  next: string;
}

function refusedOf(outcome: SignInOutcome): Refused | null {
  if (outcome.outcome === 'refused') return outcome;
  const { result } = outcome;
  if (result.outcome === 'granted') return null;
  const { title, meaning, next } = result.exchange.verdict;
  const refusal = result.outcome === 'refused' ? result.refusal : null;
  return { title, meaning, next, error: refusal?.error ?? null, description: refusal?.description ?? null };
}

export function SignInRefused({ outcome }: { outcome: SignInOutcome }) {
  const refused = refusedOf(outcome);
  if (refused === null) return null;
  const { title, error, description, meaning, next } = refused;
  return (
    <Note tone="warning" title={<Ticked text={title} />}>
      {error && (
        <pre className={css.words}>
          {error}
          {description && `\n${description}`}
        </pre>
      )}
      <p>
        <Ticked text={meaning} />
      </p>
      <p>
        <Ticked text={next} />
      </p>
    </Note>
  );
}
