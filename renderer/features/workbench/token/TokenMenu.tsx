// Everything that can be done with the token in view.
import { Menu } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconCertificate,
  IconCopy,
  IconDots,
  IconLogin2,
  IconRefresh,
  IconTrash,
  IconUserQuestion,
  IconX,
} from '@tabler/icons-react';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { useCapability } from '../../../platform/capabilities.ts';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { iconProps } from '../../../ui/icon.ts';
import { copyToken, discardToken, introspectToken, renewToken, revokeToken, verifyToken } from './check-token.ts';
import { signInAnew } from './request-token.ts';
import { setTokenDetails } from './token-store.ts';

export interface TokenMenuProps {
  token: TokenInfo;
  /** Its credential has a client, which may ask about it. */
  asks: boolean;
  /** It can be had again. */
  renews: boolean;
  /** A person gets it. */
  signsIn: boolean;
}

export function TokenMenu({ token, asks, renews, signsIn }: TokenMenuProps) {
  const clipboard = useCapability('clipboard');
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <IconButton icon={IconDots} size="small" label="Token actions" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsMaximize {...iconProps} />} onClick={() => setTokenDetails(true)}>
          Enlarge
        </Menu.Item>
        {clipboard && (
          <Menu.Item leftSection={<IconCopy {...iconProps} />} onClick={() => void copyToken(token)}>
            Copy token
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconCertificate {...iconProps} />} onClick={() => void verifyToken(token)}>
          Verify signature
        </Menu.Item>
        {asks && (
          <Menu.Item leftSection={<IconUserQuestion {...iconProps} />} onClick={() => void introspectToken(token)}>
            Introspect
          </Menu.Item>
        )}
        {renews && (
          <Menu.Item leftSection={<IconRefresh {...iconProps} />} onClick={() => void renewToken(token)}>
            Renew
          </Menu.Item>
        )}
        {signsIn && (
          <Menu.Item leftSection={<IconLogin2 {...iconProps} />} onClick={() => void signInAnew(token)}>
            Sign in as somebody else…
          </Menu.Item>
        )}
        <Menu.Divider />
        {asks && (
          <Menu.Item leftSection={<IconX {...iconProps} />} onClick={() => void revokeToken(token)}>
            Revoke at the org
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash {...iconProps} />} onClick={() => void discardToken(token)}>
          Discard here
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
