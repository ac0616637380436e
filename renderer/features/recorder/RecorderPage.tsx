// Recorder: a base URL for a program in place of its org's. At the left what is recorded, at the right each call as it passes, and what the
// calls show: the least scopes, what failed and why, how the program behaved.
import { IconCircleDot } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { RecordedCall } from '../../../shared/runs/recording/recording-events.ts';
import { useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import { keepAsSteps } from '../../platform/session-state/keep-step-handoff.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { RunSelect } from '../../ui/progress/RunSelect.tsx';
import { hostOf } from '../../ui/tenants/tenant-choices.ts';
import { formatCounted } from '../../ui/values/format.ts';
import css from './Recorder.module.css';
import { RecorderForm } from './RecorderForm.tsx';
import { RecordingPane } from './RecordingPane.tsx';
import { recorderAddress } from './recorder-address.ts';
import { recorderStore } from './recorder-store.ts';
import { saveResult, showRecording } from './run-recorder.ts';

/** A token request is no step: a plan gets its tokens itself. */
const isOfApi = ({ kind }: RecordedCall): boolean => kind === 'api';

export function RecorderPage() {
  const { rest } = useAddress(recorderAddress);
  const { run, runs, error } = useStore(recorderStore);
  useEffect(() => void showRecording(rest).catch(reportProblem), [rest]);
  const view = run?.view ?? null;
  return (
    <>
      <PageHead
        title="Recorder"
        note={view !== null && view.tenantName !== '' && `${view.tenantName}, ${hostOf(view)}`}
        actions={
          <>
            <RunSelect
              page="recorder"
              label="Which recording"
              className={css.runs}
              runs={runs}
              shownId={run?.runId ?? null}
              words={({ origin, calls }) => `${hostOf({ origin })} · ${formatCounted(calls, 'call')}`}
            />
            {view !== null && view.calls.length > 0 && !goesOn(run) && (
              <>
                <Button
                  disabled={!view.calls.some(isOfApi)}
                  onClick={() => keepAsSteps(view.calls.filter(isOfApi).map(({ exchangeId }) => exchangeId))}
                >
                  Keep as a plan…
                </Button>
                <Button onClick={() => void saveResult(view).catch(reportProblem)}>Export JSON</Button>
              </>
            )}
          </>
        }
      />
      <Splitter id="recorder" label="Width of the form" initial={320} min={260} max={480} restMin={420}>
        <RecorderForm />
        <div className={css.result}>
          {error && <ErrorNotice bar error={error} onDismiss={() => recorderStore.setState({ error: null })} />}
          {run === null ? (
            <EmptyState
              icon={IconCircleDot}
              title="See what your program does"
              text="Point it at the recorder in place of its org. Each call goes on to the org and is noted: which scopes your program needs, what failed and why, and whether it behaves as Okta expects."
            />
          ) : (
            <RecordingPane key={run.runId} run={run} />
          )}
        </div>
      </Splitter>
    </>
  );
}
