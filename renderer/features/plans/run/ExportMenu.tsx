// One run of a plan, or those on several tenants, as a file in any of the forms of the command line.
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { PlanReporterName } from '../../../../shared/runs/plan/report/plan-reporters.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { exportPlanRuns, PLAN_FORMATS } from './export-plan-run.ts';

export function ExportMenu({ runs }: { runs: readonly { runId: string; view: PlanView }[] }) {
  const exporting = useAction((format: PlanReporterName) => exportPlanRuns(runs, format).catch(reportProblem));
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <Button busy={exporting.busy} trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PLAN_FORMATS.map(({ name, label }) => (
          <Menu.Item key={name} onClick={() => void exporting.run(name)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
