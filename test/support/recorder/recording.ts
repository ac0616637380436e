// A recording of the sandbox org, as a person starts one: its base URL, its clients, and what it shows in the end.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { RecordingInput } from '../../../shared/runs/recording/recording-events.ts';
import {
  EMPTY_RECORDING,
  type RecordingView,
  reduceRecording,
} from '../../../shared/runs/recording/reduce-recording.ts';
import { type RecordingJson, toRecordingJson } from '../../../shared/runs/recording/report/recording-json.ts';
import type { TestBench } from '../bench.ts';

export interface Recording {
  runId: string;
  url: string;
  /** Ends it, and what it has noted. */
  end(): Promise<{ view: RecordingView; result: RecordingJson }>;
}

export async function startRecording(
  { bench, client }: TestBench,
  more: Partial<RecordingInput> = {},
): Promise<Recording> {
  const runs = runsOf(client.run, 'recording');
  const { runId } = await runs.start({ tenantId: 'sandbox', port: 0, ...more });
  for await (const events of await runs.watch({ runId, after: 0 }))
    if (events.some(({ type }) => type === 'listening')) break;
  return {
    runId,
    url: bench.engine.recorders.of(runId) ?? '',
    async end() {
      await client.run.cancel({ runId });
      let view = EMPTY_RECORDING;
      for await (const events of await runs.watch({ runId, after: 0 })) view = reduceRecording(view, events);
      return { view, result: toRecordingJson(view) };
    },
  };
}
