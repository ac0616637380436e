// The wire around a DiffSession.

import { DiffSession } from './diff/diff-session.ts';
import type { FromDiffWorker, ToDiffWorker } from './diff-protocol.ts';

const say = (message: FromDiffWorker): void => self.postMessage(message);
let session: DiffSession | null = null;

self.onmessage = ({ data }: MessageEvent<ToDiffWorker>) => {
  if ('types' in data) session = new DiffSession(data.types, (state) => say({ state }));
  else if (!session) return;
  else if ('chunk' in data) session.append(data.side, data.chunk);
  else if ('text' in data) session.append(data.side, new TextEncoder().encode(data.text));
  else if ('end' in data) session.end(data.side);
  else {
    try {
      const method = session[data.call] as (...args: unknown[]) => unknown;
      say({ id: data.id, result: Reflect.apply(method, session, data.args) });
    } catch (error) {
      say({ id: data.id, error: error instanceof Error ? error.message : String(error) });
    }
  }
};
