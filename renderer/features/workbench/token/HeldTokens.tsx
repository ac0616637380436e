// The tokens of this tenant that are held, to switch among: one set of scopes each.
import { Menu } from '@mantine/core';
import { IconCheck, IconStack2 } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { selectCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { chooseToken, tokensStore, useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { iconProps } from '../../../ui/icon.ts';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import css from './TokenPanel.module.css';

export function HeldTokens() {
  const tenant = useSelectedTenant();
  const current = useCurrentToken();
  const tokens = useStore(tokensStore, (state) => state.tokens);
  const own = tokens.filter((token) => token.tenantId === tenant?.id);
  if (!tenant || own.length < 2) return null;
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <IconButton icon={IconStack2} size="small" label={`Held tokens: ${own.length}`} />
      </Menu.Target>
      <Menu.Dropdown className={css.held}>
        <Menu.Label>Held tokens of {tenant.name}</Menu.Label>
        {own.toReversed().map((token) => (
          <Menu.Item
            key={token.tokenId}
            leftSection={
              token.tokenId === current?.tokenId ? <IconCheck {...iconProps} /> : <span className={css.gap} />
            }
            rightSection={
              token.rejectedAt !== null ? (
                'rejected'
              ) : token.expiresAt === null ? undefined : (
                <Countdown until={token.expiresAt} />
              )
            }
            onClick={() => {
              selectCredential(token.tenantId, token.credentialId);
              chooseToken(token);
            }}
          >
            <span className={css.entry} title={`${nameOf(tenant, token)}\n${scopesOf(token)}`}>
              <span className="truncate">{nameOf(tenant, token)}</span>
              <span className={css.scopes}>{scopesOf(token)}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const nameOf = ({ credentials }: Tenant, { credentialId }: TokenInfo): string =>
  credentials.find((known) => known.id === credentialId)?.name ?? 'Credential removed';
const scopesOf = ({ granted }: TokenInfo): string => granted.join(' ') || 'no scopes';
