// What a check of the org found, line by line.
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { CheckResult } from '../../../shared/model/tenant.ts';
import { classNames } from '../../ui/class-names.ts';
import css from './TenantsPage.module.css';

const ICONS = { ok: IconCircleCheck, note: IconInfoCircle, problem: IconAlertCircle };

export function CheckFindings({ result }: { result: CheckResult }) {
  return (
    <ul className={css.findings} aria-label="Findings" aria-live="polite">
      {result.findings.map(({ level, message, fix }) => {
        const Icon = ICONS[level];
        return (
          <li key={message} className={classNames(css.finding, css[level])}>
            <Icon size={16} stroke={1.75} aria-hidden />
            <div>
              <p>{message}</p>
              {fix && <p className={css.findingFix}>{fix}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
