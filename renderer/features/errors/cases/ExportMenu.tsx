// *Export*: report and fixtures, of the chosen cases or, when none is chosen, of all.
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { errorCases } from '../../../../shared/okta/error-cases/all-cases.ts';
import {
  ERROR_REPORT_FORMATS,
  type ErrorReportFormat,
} from '../../../../shared/okta/error-cases/report/error-report.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { casesStore } from './cases-store.ts';
import { saveFixtures, saveReport } from './export-cases.ts';
import { caseWordsOf } from './run/cost-words.ts';

const FORMATS: Record<ErrorReportFormat, string> = {
  markdown: 'Markdown',
  html: 'HTML',
  junit: 'JUnit XML',
  json: 'JSON',
};

export function ExportMenu() {
  const { chosen, history } = useStore(casesStore);
  const some = chosen.size > 0;
  const caseIds = errorCases()
    .map(({ id }) => id)
    .filter((id) => !some || chosen.has(id));
  const ran = history?.results.some(({ caseId, last }) => last.actual !== null && caseIds.includes(caseId)) === true;
  const which = some ? `${caseWordsOf(chosen.size)} chosen` : 'all cases';
  const item = (label: string, work: () => Promise<void>, disabled = false) => (
    <Menu.Item key={label} disabled={disabled} onClick={() => void work().catch(reportProblem)}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Report, {which}</Menu.Label>
        {ERROR_REPORT_FORMATS.map((format) =>
          item(FORMATS[format], () => saveReport(format, some ? caseIds : null), !ran),
        )}
        <Menu.Divider />
        <Menu.Label>Fixtures, {which}</Menu.Label>
        {item('As expected', () => saveFixtures(caseIds, 'expected'))}
        {item('As this org answered', () => saveFixtures(caseIds, 'actual'), !ran)}
      </Menu.Dropdown>
    </Menu>
  );
}
