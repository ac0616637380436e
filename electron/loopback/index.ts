// Entry of the browser host: serves until it is stopped. `scopebench serve` and `npm start` run the same function.
// Exit codes: 0 ended as asked or already running, 1 unusable arguments, 3 could not serve.
import { parseArgs } from 'node:util';
import { BenchError } from '../engine/errors.ts';
import { runLoopback } from '../hosting/run-loopback.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'data-dir': { type: 'string' }, json: { type: 'boolean', default: false } },
});
try {
  const { stdout, stderr } = process;
  await runLoopback({
    port: values.port,
    dataDir: values['data-dir'],
    json: values.json,
    stdout,
    stderr,
    signals: process,
  });
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  console.error(`${error.message} ${error.data.fix}`);
  process.exitCode = error.code === 'INVALID_INPUT' ? 1 : 3;
}
