// The request as text for another tool. The token is masked; with the token it goes from the host straight to the
// system clipboard, where the host can do that.
import { Menu } from '@mantine/core';
import { IconChevronDown, IconCode } from '@tabler/icons-react';
import { useCapability } from '../../../platform/capabilities.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { COPY_LABELS, copyRequestAs, copyRequestWithToken } from './copy-as.ts';

export function CopyAsMenu() {
  const clipboard = useCapability('clipboard');
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <Button size="large" icon={IconCode} trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>
          Copy as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Token masked</Menu.Label>
        {COPY_LABELS.map(([format, label]) => (
          <Menu.Item key={format} onClick={() => void copyRequestAs(format).catch(reportProblem)}>
            {label}
          </Menu.Item>
        ))}
        {clipboard && (
          <>
            <Menu.Divider />
            <Menu.Label>With the token</Menu.Label>
            {COPY_LABELS.filter(([format]) => format === 'curl' || format === 'http').map(([format, label]) => (
              <Menu.Item key={format} onClick={() => void copyRequestWithToken(format).catch(reportProblem)}>
                {label} with token
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
