// Entry of the browser host: serves until it is told to end. `scopebench serve` and `npm start` run the same function.
import { parseArgs } from 'node:util';
import { runLoopback } from './run-loopback.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'data-dir': { type: 'string' }, json: { type: 'boolean', default: false } },
});
process.exitCode = await runLoopback({ port: values.port, dataDir: values['data-dir'], json: values.json });
