// The current token at a glance: granted of requested, and the time left. A click opens it decoded in the Workbench.
import { isOver, useCurrentToken } from '../../platform/session-state/tokens.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { classNames } from '../../ui/class-names.ts';
import { Hint } from '../../ui/notices/Hint.tsx';
import { Countdown } from '../../ui/values/Countdown.tsx';
import { useNow } from '../../ui/values/use-now.ts';
import css from './TopBar.module.css';

export function TokenChip() {
  const token = useCurrentToken();
  const now = useNow('second');
  if (!token) return <span className={css.noToken}>no token</span>;
  const over = isOver(token, now);
  const part = token.missing.length > 0;
  const state = over
    ? token.rejectedAt === null
      ? 'expired'
      : 'rejected by the org'
    : part
      ? `${token.missing.length} of the requested scopes not granted`
      : 'all requested scopes granted';
  return (
    <Hint label={`Token: ${state}. Click to decode it.`}>
      <button type="button" className={css.token} onClick={() => void runVerbById('token.decode')}>
        <span className={classNames(css.dot, part && css.dotPart, over && css.dotOver)} />
        <span>
          <span className={css.count}>{token.granted.length}</span>/{token.requested.length}
          <span className="visually-hidden"> scopes granted, </span>
        </span>
        {token.rejectedAt !== null ? 'rejected' : token.expiresAt !== null && <Countdown until={token.expiresAt} />}
      </button>
    </Hint>
  );
}
