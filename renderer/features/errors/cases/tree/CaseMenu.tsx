// What else can be done with a case: its fixture, copied or saved.
import { Menu } from '@mantine/core';
import { IconCopy, IconDots, IconFileExport } from '@tabler/icons-react';
import type { ErrorCase } from '../../../../../shared/okta/error-cases/error-case.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { iconProps } from '../../../../ui/icon.ts';
import type { CaseRecord } from '../detail/sides.ts';
import { copyFixture, saveFixtures } from '../export-cases.ts';

export function CaseMenu({ one, record }: { one: ErrorCase; record: CaseRecord | null }) {
  const answered = record !== null && record.last.actual !== null;
  const entry = (label: string, icon: typeof IconCopy, work: () => Promise<void>) => {
    const Icon = icon;
    return (
      <Menu.Item leftSection={<Icon {...iconProps} />} onClick={() => void work().catch(reportProblem)}>
        {label}
      </Menu.Item>
    );
  };
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <IconButton icon={IconDots} label="More" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Fixture for your own tests</Menu.Label>
        {entry('Copy, as expected', IconCopy, () => copyFixture(one.id, 'expected'))}
        {entry('Save, as expected', IconFileExport, () => saveFixtures([one.id], 'expected'))}
        {answered && (
          <>
            <Menu.Divider />
            {entry('Copy, as this org answered', IconCopy, () => copyFixture(one.id, 'actual'))}
            {entry('Save, as this org answered', IconFileExport, () => saveFixtures([one.id], 'actual'))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
