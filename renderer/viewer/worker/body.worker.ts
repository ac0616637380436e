// The worker's wire: messages in, calls on the session, answers out. A call that throws answers with its message, so that
// the page never waits for ever.
import type { CallMessage, FromWorker, ToWorker } from './body-protocol.ts';
import { BodySession } from './body-session.ts';
import { Slices } from './bytes/slices.ts';

const say = (message: FromWorker): void => self.postMessage(message);
let session: BodySession | null = null;

const perform = (body: BodySession, { call, args }: CallMessage): unknown => {
  if (call in body) return Reflect.apply(Reflect.get(body, call) as (...list: unknown[]) => unknown, body, args);
  const { json } = body;
  if (!json) return null;
  return Reflect.apply(Reflect.get(json, call) as (...list: unknown[]) => unknown, json, args);
};

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('open' in data) {
    session = new BodySession(data.open, new Slices(), (state) => say({ state }));
  } else if (!session) return;
  else if ('chunk' in data) session.append(data.chunk);
  else if ('text' in data) session.append(new TextEncoder().encode(data.text));
  else if ('end' in data) session.end();
  else {
    try {
      say({ id: data.id, result: perform(session, data) });
    } catch (error) {
      say({ id: data.id, error: error instanceof Error ? error.message : String(error) });
    }
  }
};
