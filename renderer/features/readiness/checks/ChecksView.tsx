// Every check by its group: what was found, what it rests on and how old that is; those of a person with a note.

import type { Integration } from '../../../../shared/integration/integration.ts';
import { CHECK_GROUPS, type CheckGroup } from '../../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessReport } from '../../../../shared/runs/readiness/readiness-report.ts';
import { CheckRow } from './CheckRow.tsx';
import css from './Checks.module.css';

const GROUPS = Object.entries(CHECK_GROUPS) as [CheckGroup, string][];

export interface ChecksViewProps {
  report: ReadinessReport;
  integration: Integration;
}

export function ChecksView({ report, integration }: ChecksViewProps) {
  const notes = integration.confirmed.filter(({ version }) => version === report.version);
  return GROUPS.map(([group, title]) => {
    const checks = report.checks.filter((one) => one.group === group);
    const passed = checks.filter(({ state }) => state === 'pass').length;
    return (
      <section key={group} aria-label={title}>
        <header className={css.head}>
          <h2>{title}</h2>
          <span className={css.sum}>
            {passed} of {checks.length}
          </span>
        </header>
        <ul className={css.list}>
          {checks.map((check) => (
            <CheckRow
              key={check.id}
              check={check}
              version={report.version}
              note={notes.findLast((one) => one.check === check.id) ?? null}
            />
          ))}
        </ul>
      </section>
    );
  });
}
