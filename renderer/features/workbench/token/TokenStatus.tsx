// One line on a token: granted of requested, the time left, and whether the reply was cached.
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { isOver } from '../../../platform/session-state/tokens.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { useNow } from '../../../ui/values/use-now.ts';
import css from './TokenPanel.module.css';

export function TokenStatus({ token }: { token: TokenInfo }) {
  const now = useNow('second');
  const over = isOver(token, now);
  const { signedIn } = token;
  return (
    <>
      <div className={css.status}>
        <span className={classNames(css.dot, token.missing.length > 0 && css.part, over && css.over)} />
        <span className={css.granted}>
          {token.granted.length} of {token.requested.length} granted
        </span>
        {token.cached && !over && (
          <Tag title="A token for exactly these scopes was already held, so none was requested. Renew requests a new one.">
            already held
          </Tag>
        )}
        {(over || token.expiresAt !== null) && (
          <span className={css.left} title="In its last minute it is renewed before a request uses it.">
            {over ? (
              <Tag tone="danger">{token.rejectedAt === null ? 'expired' : 'rejected by the org'}</Tag>
            ) : (
              token.expiresAt !== null && (
                <>
                  <Countdown until={token.expiresAt} /> left
                </>
              )
            )}
          </span>
        )}
      </div>
      {signedIn && (
        <p className={css.quiet}>
          {signedIn.user ? `Of ${signedIn.user}. ` : ''}
          {signedIn.refresh
            ? `Renewed without a sign-in${signedIn.refresh.uses > 0 ? ` (${signedIn.refresh.uses} so far)` : ''}, until Scopebench ends.`
            : 'When it ends, you sign in again.'}
        </p>
      )}
    </>
  );
}
