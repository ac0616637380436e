// Serve, say where, and end cleanly on a signal: `npm start` and `scopebench serve` do the same. Prints one line of JSON
// `{"url"}` when asked, for scripts. The caller reports errors: the command line has its own shape for them.
import type { Writable } from 'node:stream';
import { parsePort } from './parse-port.ts';
import { serveLoopback } from './serve-loopback.ts';
import { type EndSignals, untilEnded } from './until-ended.ts';

export interface RunOptions {
  port?: string | undefined;
  dataDir?: string | undefined;
  json: boolean;
  stdout: Writable;
  stderr: Writable;
  signals: EndSignals;
}

/**
 * Returns when it is asked to end, or at once when another process serves this data folder already (`{"url","running":true}`).
 * @throws BenchError INVALID_INPUT for an unusable port, PORT_TAKEN, or what the assembly throws.
 */
export async function runLoopback({ port, dataDir, json, stdout, stderr, signals }: RunOptions): Promise<void> {
  const say = (text: string) => void stdout.write(`${text}\n`);
  const served = await serveLoopback({
    port: parsePort(port),
    dataDir,
    onBug: (where, error) => stderr.write(`Error at ${where}: ${error instanceof Error ? error.name : 'unknown'}\n`),
  });
  const { url } = served;
  if (served.running) {
    const { pid } = served.running;
    say(json ? JSON.stringify({ url, running: true }) : `Scopebench is running already (process ${pid}): ${url}`);
    return;
  }
  const ended = untilEnded(signals);
  say(json ? JSON.stringify({ url }) : `Scopebench is at ${url}\nPress Ctrl-C to end.`);
  // The address is printed as soon as the host accepts connections; what fails after that ends the host.
  await Promise.race([ended, served.bench.then(() => ended)]);
  await served.close();
}
