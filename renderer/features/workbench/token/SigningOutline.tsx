// What the next token request would sign, before it is sent: header and claims of the assertion and of the DPoP proof, as the host makes them
// with the code that signs. Read when it is opened, and again after each answer, which may bring a nonce or move the clock.
import { Fragment, useEffect, useState } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { SigningOutline as Outline } from '../../../../shared/model/token.ts';
import {
  aboutClock,
  SIGNED_TITLES,
  type SignedRow,
  signedRows,
} from '../../../../shared/okta/wire-text/signed-rows.ts';
import { host } from '../../../platform/client.ts';
import { toUserError, type UserError } from '../../../platform/errors.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import css from './SigningOutline.module.css';
import { useTokenPanel } from './token-store.ts';

interface SigningOutlineProps {
  tenantId: string;
  credential: Credential;
}

const PARTS = ['header', 'claims'] as const;

/** It may open below what is in view. */
const showWhole = (section: HTMLElement | null) => section?.scrollIntoView({ block: 'nearest' });

type Read = { outline: Outline | null } | { error: UserError };

export function SigningOutline({ tenantId, credential }: SigningOutlineProps) {
  const { id: credentialId } = credential;
  const answer = useTokenPanel((state) => state.results[credentialId]);
  const [read, setRead] = useState<Read>({ outline: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was entered for it, and what the org has answered since, change what is signed.
  useEffect(() => {
    let gone = false;
    const asked = withVault('overlay', () => host.token.outline({ tenantId, credentialId }));
    asked.then(
      (outline) => gone || setRead({ outline }),
      (thrown: unknown) => gone || setRead({ error: toUserError(thrown) }),
    );
    return () => {
      gone = true;
    };
  }, [tenantId, credential, answer]);
  if ('error' in read) return <ErrorNotice error={read.error} onDismiss={() => setRead({ outline: null })} />;
  if (read.outline === null) return null;
  const { thumbprint } = read.outline;
  const clock = aboutClock(read.outline);
  return (
    <section ref={showWhole} className={css.outline} aria-label="What will be signed">
      {read.outline.signed.flatMap((view) =>
        PARTS.map((part) => (
          <Fragment key={`${view.what} ${part}`}>
            <p className={css.title}>
              {SIGNED_TITLES[view.what]}, {part}
            </p>
            <SignedTable rows={signedRows(view, thumbprint).filter((row) => row.part === part)} />
          </Fragment>
        )),
      )}
      {clock && <p className={css.clock}>{clock}</p>}
    </section>
  );
}

function SignedTable({ rows }: { rows: readonly SignedRow[] }) {
  return (
    <table className={css.table}>
      <tbody>
        {rows.map(({ name, value, about }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className="mono">{value}</span>
              {about !== '' && <span className={css.about}> {about}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
