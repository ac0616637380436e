// The one answer, the view that is chosen, and the run of the checks while it goes on.
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { currentVersion, type Integration } from '../../../shared/integration/integration.ts';
import { verdictOf } from '../../../shared/runs/readiness/report/state-words.ts';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { classNames } from '../../ui/class-names.ts';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import css from './Readiness.module.css';
import { readinessAddress } from './readiness-address.ts';
import { readinessStore } from './readiness-store.ts';
import { RunStrip } from './run/RunStrip.tsx';

const PARTS = [
  { value: 'journey', label: 'Journey' },
  { value: 'fields', label: 'Fields' },
  { value: 'checks', label: 'Checks' },
  { value: 'text', label: 'Text' },
] as const;

export function ReadinessBar({ unsaved }: { unsaved: boolean }) {
  const { part } = useAddress(readinessAddress);
  const { assessed, run } = useStore(readinessStore);
  const report = assessed?.report ?? null;
  return (
    <>
      <div className={css.bar}>
        <SegmentedControl
          label="What is shown of the integration"
          options={PARTS}
          value={part}
          onChange={(next) => changeAddress(readinessAddress, { part: next }, { step: true })}
        />
        {report && (
          <p className={classNames(css.answer, report.ready && css.ready)} role="status">
            {report.ready ? (
              <IconCircleCheck size={16} stroke={2} aria-hidden />
            ) : (
              <IconAlertTriangle size={16} stroke={2} aria-hidden />
            )}
            {verdictOf(report)}
          </p>
        )}
        <span className={css.version}>
          {assessed?.integration && versionWords(assessed.integration)}
          {unsaved && ' · not saved'}
        </span>
      </div>
      {run && <RunStrip run={run} />}
    </>
  );
}

function versionWords(integration: Integration): string {
  const current = currentVersion(integration);
  if (current) return `Version ${current.version}`;
  const newest = integration.versions.at(-1);
  return newest ? `Edited since version ${newest.version}` : 'No version yet';
}
