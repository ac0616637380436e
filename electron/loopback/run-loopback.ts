// Serve, say where, and end cleanly on a signal. Prints one line of JSON `{"url"}` when asked, for scripts.
import { BenchError } from '../engine/errors.ts';
import { type Served, serveLoopback } from './serve.ts';

export interface RunOptions {
  port?: string | undefined;
  dataDir?: string | undefined;
  json: boolean;
}

/** Exit codes: 0 ended as told or already running, 1 unusable arguments, 3 could not serve. */
export async function runLoopback({ port, dataDir, json }: RunOptions): Promise<number> {
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number < 65_536)) {
    console.error(`--port takes a number from 0 to 65535, not ${port}.`);
    return 1;
  }
  let served: Served;
  try {
    served = await serveLoopback({
      port: number,
      dataDir,
      onBug: (where, error) => console.error(`Error at ${where}: ${error instanceof Error ? error.name : 'unknown'}`),
    });
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    console.error(`${error.message} ${error.data.fix}`);
    return 3;
  }
  if (served.running) {
    console.log(
      json
        ? JSON.stringify({ url: served.url, running: true })
        : `Scopebench is running already (process ${served.running.pid}): ${served.url}`,
    );
    return 0;
  }
  console.log(json ? JSON.stringify({ url: served.url }) : `Scopebench is at ${served.url}\nPress Ctrl-C to end.`);
  await untilTold();
  await served.close();
  return 0;
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
