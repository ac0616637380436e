// One comparing worker for two bodies, for as long as the view shows them.
import { useEffect, useRef, useState } from 'react';
import type { BodySource } from '../body-source.ts';
import { readSource } from '../read-source.ts';
import type { DiffCalls, DiffState, FromDiffWorker } from '../worker/diff-protocol.ts';
import { movable, WorkerCalls } from '../worker-calls.ts';

export interface Diff {
  state: DiffState | null;
  failure: string | null;
  ask: <K extends keyof DiffCalls>(call: K, ...args: Parameters<DiffCalls[K]>) => Promise<ReturnType<DiffCalls[K]>>;
}

export const useDiff = (before: BodySource, after: BodySource): Diff => {
  const [state, setState] = useState<DiffState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const calls = useRef<WorkerCalls | null>(null);
  const latest = useRef([before, after] as const);
  latest.current = [before, after];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys name the bodies
  useEffect(() => {
    const controller = new AbortController();
    const worker = new Worker(new URL('../worker/diff.worker.ts', import.meta.url), { type: 'module' });
    const opened = new WorkerCalls(worker);
    calls.current = opened;
    const fail = (error: unknown): void => {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    };
    worker.onmessage = ({ data }: MessageEvent<FromDiffWorker>) => {
      if (opened.closed) return;
      if ('state' in data) setState(data.state);
      else opened.answered(data);
    };
    worker.onerror = (event) => fail(new Error(event.message || 'The comparison stopped working.'));
    const sides = latest.current;
    opened.send({ types: [sides[0].contentType, sides[1].contentType] });
    sides.forEach((source, side) => {
      const sink = {
        chunk: (chunk: Uint8Array) => {
          const moved = movable(chunk);
          opened.send({ side, chunk: moved }, [moved.buffer]);
        },
        text: (text: string) => opened.send({ side, text }),
        end: () => opened.send({ side, end: true }),
      };
      readSource(source, sink, controller.signal).then((broken) => {
        if (broken !== null) fail(new Error(broken));
      }, fail);
    });
    return () => {
      controller.abort();
      opened.close();
      calls.current = null;
      setState(null);
      setFailure(null);
    };
  }, [before.key, after.key]);

  return { state, failure, ask: (call, ...args) => calls.current?.ask(call, args) ?? new Promise(() => {}) };
};
