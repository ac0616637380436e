// What a panel is about: tenant and credential, in its first line. Anything of another tenant or credential than the ones in
// use says so, because the bar at the top names those.
import { useSelectedCredential, useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Tag } from '../chips/Tag.tsx';
import { classNames } from '../class-names.ts';
import css from './AboutLine.module.css';

export interface AboutLineProps {
  tenantId: string;
  tenantName: string;
  credentialId: string | null;
  credentialName: string | null;
  /** What else names it, such as method and path. */
  wire?: string;
}

export function AboutLine({ tenantId, tenantName, credentialId, credentialName, wire }: AboutLineProps) {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const known = useTenants().find((one) => one.id === tenantId);
  const foreign = tenant?.id !== tenantId;
  const other = !foreign && credentialId !== null && credential?.id !== credentialId;
  return (
    <div className={classNames(css.line, foreign && css.foreign)}>
      <span className={css.names} title={`${tenantName}, ${credentialName ?? 'no credential'}`}>
        <b className={css.tenant}>{tenantName}</b>
        <span className={css.credential}>{credentialName ?? 'no credential'}</span>
      </span>
      {foreign && (
        <Tag tone="warning" title={`This is about ${tenantName}. The tenant in use is ${tenant?.name ?? 'none'}.`}>
          {known ? 'another tenant' : 'removed tenant'}
        </Tag>
      )}
      {other && (
        <Tag title={`The credential in use is ${credential?.name ?? 'none'}.`}>
          {known?.credentials.some((one) => one.id === credentialId) ? 'another credential' : 'removed credential'}
        </Tag>
      )}
      {wire && (
        <code className={css.wire} title={wire}>
          {wire}
        </code>
      )}
    </div>
  );
}
