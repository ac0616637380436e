// The checks as JUnit XML: what failed is a failure, what was not tried or confirmed an error, because nothing is known of it.
import { type JunitCase, junitXml } from '../../../report/junit.ts';
import { CHECK_GROUPS } from '../readiness-checks.ts';
import type { ReportedCheck } from '../readiness-report.ts';
import type { EvidenceReport } from './evidence-report.ts';

export function readinessJunit({ report, madeAt, versions }: EvidenceReport): string {
  return junitXml('Scopebench readiness', [
    {
      name: report.integration,
      at: madeAt,
      properties: [
        ['version', report.version ?? ''],
        ['scopebench', versions.app],
        ['catalogue', versions.catalogue],
      ],
      cases: report.checks.map(toCase),
      output: '',
    },
  ]);
}

function toCase(check: ReportedCheck): JunitCase {
  const { id, title, group, state, why, fix } = check;
  const text = [why, fix].filter((part) => part !== null).join('\n');
  return {
    classname: CHECK_GROUPS[group],
    name: title,
    ms: null,
    file: null,
    properties: [['id', id]],
    end:
      state === 'fail'
        ? { kind: 'failure', type: id, message: why, text }
        : state === 'manual' || state === 'not-run'
          ? { kind: 'error', type: state, message: why, text }
          : { kind: 'output', text },
  };
}
