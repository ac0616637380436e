// Who signed in, as the id token says it, and whether it can be believed: each check by itself, the failed ones first.
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { SignedIn } from '../../../../shared/model/token.ts';
import css from './DecodedView.module.css';
import { ClaimValue } from './DecodedView.tsx';

const ICONS = { good: IconCircleCheck, bad: IconCircleX, unknown: IconHelpCircle } as const;
const WORDS = { good: 'right', bad: 'wrong', unknown: 'not checked' } as const;

export function IdTokenView({ idToken, ahead }: { idToken: NonNullable<SignedIn['idToken']>; ahead: number }) {
  const { checks, decoded } = idToken;
  const bad = checks.filter(({ state }) => state === 'bad');
  const ordered = [...bad, ...checks.filter(({ state }) => state !== 'bad')];
  return (
    <div className={css.view}>
      <p className={css.note}>
        <b>{bad.length === 0 ? 'Verified.' : 'Not to be believed.'}</b> An ID token says who signed in, to the app
        alone: no API takes it.
      </p>
      <table className={css.table} aria-label="Checks of the ID token">
        <caption>Checks</caption>
        <tbody>
          {ordered.map(({ what, state, text }) => {
            const Icon = ICONS[state];
            return (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className={css[state]}>
                  <Icon size={14} stroke={1.75} aria-label={WORDS[state]} /> {text}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <table className={css.table} aria-label="Claims of the ID token">
        <caption>Claims</caption>
        <tbody>
          {decoded.claims.map((claim) => (
            <tr key={claim.name}>
              <th scope="row">{claim.name}</th>
              <td>
                <ClaimValue claim={claim} ahead={ahead} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
