// Protect: what one's own API checks. At the left what is tested and with which good token; at the right every case of every route, and
// below it the answer that is looked at.
import { Menu } from '@mantine/core';
import { IconChevronDown, IconShieldLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import { PROTECT_REPORTS, type ProtectReportFormat } from '../../../shared/runs/protect/report/protect-report.ts';
import { useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { RunSelect } from '../../ui/progress/RunSelect.tsx';
import css from './Protect.module.css';
import { ProtectForm } from './ProtectForm.tsx';
import { ProtectResult } from './ProtectResult.tsx';
import { protectAddress } from './protect-address.ts';
import { protectStore } from './protect-store.ts';
import { saveReport, showRun, trySandbox } from './run-protect.ts';

const FORMATS = Object.keys(PROTECT_REPORTS) as ProtectReportFormat[];

export function ProtectPage() {
  const { rest } = useAddress(protectAddress);
  const { run, runs, error } = useStore(protectStore);
  useEffect(() => void showRun(rest).catch(reportProblem), [rest]);
  const view = run?.view ?? null;
  return (
    <>
      <PageHead
        title="Protect"
        note={view !== null && view.api !== '' && <span className="mono">{view.api}</span>}
        actions={
          <>
            <RunSelect
              page="protect"
              label="Which test"
              className={css.runs}
              runs={runs}
              shownId={run?.runId ?? null}
              words={({ api, met }) => `${api} · ${met === null ? 'no result' : met ? 'met' : 'not met'}`}
            />
            {view?.end && <ExportMenu view={view} />}
          </>
        }
      />
      <Splitter id="protect" label="Width of the form" initial={336} min={280} max={480} restMin={420}>
        <ProtectForm />
        <div className={css.result}>
          {error && <ErrorNotice bar error={error} onDismiss={() => protectStore.setState({ error: null })} />}
          {run === null ? <Nothing /> : <ProtectResult run={run} />}
        </div>
      </Splitter>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={IconShieldLock}
      title="See what your API checks"
      text="Each route gets a good token, none, and every kind of wrong one: expired, for another audience, unsigned, tampered. You see what it let in and why that matters."
      action={
        <div className={css.tries}>
          <Button onClick={() => void trySandbox('sound').catch(reportProblem)}>
            Try the sound API of the sandbox org
          </Button>
          <Button onClick={() => void trySandbox('weak').catch(reportProblem)}>Try the weak one</Button>
        </div>
      }
    />
  );
}

function ExportMenu({ view }: { view: ProtectView }) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void saveReport(view, format).catch(reportProblem)}>
            {PROTECT_REPORTS[format].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
