// One recording: where programs reach it while it goes on, its calls as they pass, and what they show.
import { TextInput } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { RecordedCalls } from './RecordedCalls.tsx';
import css from './Recorder.module.css';
import { RecordingResult } from './RecordingResult.tsx';
import { recorderAddress } from './recorder-address.ts';
import type { Recording } from './recorder-store.ts';
import { addressOf, endRecording } from './run-recorder.ts';

export function RecordingPane({ run }: { run: Recording }) {
  const { part } = useAddress(recorderAddress);
  const { view } = run;
  const { calls } = view;
  return (
    <>
      <div className={css.head}>
        {goesOn(run) ? <Listening run={run} /> : <Ended run={run} />}
        {view.faults.length > 0 && <p className={css.muted}>Put between: {view.faults.join('; ')}.</p>}
        <SegmentedControl
          label="What is shown of the recording"
          value={part}
          options={[
            { value: 'calls', label: `Calls ${formatCount(calls.length)}` },
            { value: 'shows', label: 'What they show' },
          ]}
          onChange={(value) => changeAddress(recorderAddress, { part: value, call: null }, { step: true })}
        />
      </div>
      {part === 'calls' ? <RecordedCalls calls={calls} goesOn={goesOn(run)} /> : <RecordingResult view={view} />}
    </>
  );
}

/** The address is asked for: it lets programs in, so it is in no event. Null: this process does not have it. */
function useRecorderAddress(runId: string | null, port: number | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    if (runId !== null && port !== null)
      addressOf(runId)
        .then((found) => here && setUrl(found))
        .catch(reportProblem);
    return () => {
      here = false;
    };
  }, [runId, port]);
  return url;
}

function Listening({ run: { runId, view } }: { run: Recording }) {
  const url = useRecorderAddress(runId, view.port);
  const end = (
    <Button icon={IconPlayerStop} onClick={() => void endRecording().catch(reportProblem)}>
      End the recording
    </Button>
  );
  if (url === null)
    return (
      <div className={css.listening}>
        <p className={css.grow} role="status">
          {view.port === null
            ? 'Opening the port …'
            : `It listens on port ${view.port}. Its URL is known to the process alone that began it.`}
        </p>
        {end}
      </div>
    );
  return (
    <div className={css.listening}>
      <div className={css.grow}>
        <p role="status">
          Give your program this URL in place of <span className="mono">{view.origin}</span>
        </p>
        <div className={css.url}>
          <TextInput
            aria-label="URL for your program"
            className={css.grow}
            classNames={{ input: 'mono' }}
            value={url}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={url} label="Copy the URL for your program" />
        </div>
        <p className={css.muted}>
          {view.plain
            ? 'Any program on this computer can call the org through it while this goes on.'
            : 'Its path is made for this recording: only a program that knows it gets through.'}
        </p>
      </div>
      {end}
    </div>
  );
}

function Ended({ run: { view } }: { run: Recording }) {
  const { end } = view;
  if (end === null)
    return <Note title="Interrupted">Its process ended before it did. What was noted until then is kept.</Note>;
  return <p role="status">{end.message}</p>;
}
