// What the token says about itself: header and claims, times in local time and
// how far off they are by the org's clock. Informational only: Okta calls the org
// server's tokens opaque and may change them without notice (FACTS §7).
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { useOrgClock } from '../../../platform/session-state/tokens.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { formatExact } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './DecodedView.module.css';

type Claim = TokenInfo['decoded']['claims'][number];

const asWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function DecodedView({ token }: { token: TokenInfo }) {
  const ahead = useOrgClock(token.tenantId);
  const { readable, header, payload, claims } = token.decoded;
  if (!readable)
    return (
      <p className={css.note}>
        This token is opaque, which is allowed, so it cannot be decoded. Introspect it instead.
      </p>
    );
  return (
    <div className={css.view}>
      <p className={css.note}>
        {String(payload?.iss).includes('/oauth2/') ? (
          <>
            <b>For your own API.</b> It checks signature, iss, aud, exp and scp of such a token.
          </>
        ) : (
          <>
            <b>Informational.</b> Treat org tokens as opaque: their content may change without notice.
          </>
        )}
      </p>
      <table className={css.table} aria-label="Token header">
        <caption>Header</caption>
        <tbody>
          {Object.entries(header ?? {}).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{asWords(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={css.table} aria-label="Token claims">
        <caption>
          <span className={css.caption}>
            Claims
            <CopyButton
              text={() => JSON.stringify({ header, payload }, null, 2)}
              label="Copy header and claims as JSON"
            />
          </span>
        </caption>
        <tbody>
          {claims.map((claim) => (
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

export function ClaimValue({ claim: { kind, value }, ahead }: { claim: Claim; ahead: number }) {
  if (kind === 'time' && typeof value === 'number')
    return (
      <>
        {formatExact(value)}{' '}
        <span className={css.relative}>
          <RelativeTime at={value - ahead} />
        </span>
      </>
    );
  if (Array.isArray(value))
    return (
      <ul className={css.chips}>
        {value.map((name) => (
          <li key={name}>
            <ScopeChip name={name} />
          </li>
        ))}
      </ul>
    );
  return String(value);
}
