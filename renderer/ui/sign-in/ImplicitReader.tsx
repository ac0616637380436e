// Older guides have an address with response_type=token, which gives the token behind the # of the address bar. Why that is left, and what
// such an address says, read in this page alone: nothing of it is sent, kept or shown as it is.
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { type ImplicitAnswer, readImplicitAnswer } from '../../../shared/okta/wire-text/implicit-answer.ts';
import { Button } from '../controls/Button.tsx';
import { Disclosure } from '../layout/Disclosure.tsx';
import css from './SignIn.module.css';

export function ImplicitReader() {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<ImplicitAnswer | 'none' | null>(null);
  const read = () => {
    setAnswer(readImplicitAnswer(text) ?? 'none');
    setText('');
  };
  return (
    <>
      <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.toggle}>
        An address with #access_token=…
      </Disclosure>
      {open && (
        <div className={css.paste}>
          <p className={css.quiet}>
            Guides of before use response_type=token (the implicit flow). It is legacy: the token is in the address bar
            and in the history of the browser, nothing shows for whom it was issued, and there is no refresh token. The
            flow above replaces it. Paste such an address to see what it says; it is read in this page and forgotten.
          </p>
          <PasswordInput
            label="Address with a fragment"
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button disabled={text.trim() === ''} onClick={read}>
            Decode
          </Button>
          {answer === 'none' && <p className={css.quiet}>There is no token and no error behind a # in it.</p>}
          {answer !== null && answer !== 'none' && <Said answer={answer} />}
        </div>
      )}
    </>
  );
}

function Said({ answer: { tokens, said } }: { answer: ImplicitAnswer }) {
  return (
    <dl className={css.said}>
      {said.map(({ name, value }) => (
        <Row key={name} name={name} value={value} />
      ))}
      {tokens.flatMap(({ name, view }) =>
        view.readable
          ? view.claims.map((claim) => (
              <Row key={`${name} ${claim.name}`} name={`${name}: ${claim.name}`} value={claimText(claim)} />
            ))
          : [<Row key={name} name={name} value="opaque: it cannot be decoded" />],
      )}
    </dl>
  );
}

function claimText({ kind, value }: ImplicitAnswer['tokens'][number]['view']['claims'][number]): string {
  if (kind === 'time' && typeof value === 'number') return new Date(value).toISOString();
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
