// A made-up secret of the sandbox org, shown on request with a button that copies it: of a client, of a person, an API token.
import { useState } from 'react';
import type { SandboxSecretOf } from '../../../shared/model/sandbox.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { type Action, useAction } from '../../ui/progress/use-action.ts';
import { revealSecret } from './actions.ts';
import css from './SandboxPage.module.css';

/** Characters that one line of the page holds. */
const ONE_LINE = 100;

interface Shown {
  secret: string | null;
  /** Shows it, or hides it again. */
  toggle: () => void;
  asking: Action<[]>;
}

export function useSecret(of: SandboxSecretOf): Shown {
  const [secret, setSecret] = useState<string | null>(null);
  const asking = useAction(async () => setSecret(await revealSecret(of)));
  return { secret, asking, toggle: () => (secret === null ? void asking.run() : setSecret(null)) };
}

interface SecretToggleProps extends Shown {
  /** Within a sentence: `password`. */
  called: string;
}

export const SecretToggle = ({ secret, toggle, called }: SecretToggleProps) => (
  <Disclosure open={secret !== null} onToggle={toggle} className={css.end}>
    {`${secret === null ? 'Show' : 'Hide'} ${called}`}
  </Disclosure>
);

interface SecretTextProps extends Shown {
  /** `The password of ada@acme.example`. */
  label: string;
}

export function SecretText({ secret, asking, label }: SecretTextProps) {
  return (
    <>
      {secret !== null && (
        <div className={css.clientFacts}>
          {/* A private key has twenty lines: it scrolls, by the keyboard too, and the button stays beside it. */}
          <textarea
            className={css.secret}
            aria-label={label}
            rows={secret.length > ONE_LINE ? 4 : 1}
            value={secret}
            readOnly
          />
          <CopyButton text={secret} label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} />
        </div>
      )}
      {asking.error && <ErrorNotice error={asking.error} onDismiss={asking.clear} />}
    </>
  );
}
