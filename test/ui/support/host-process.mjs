// The browser host of a worker of the page tests: one process that serves a new data folder at each message, always on the same
// port. To start a process for each test would cost a second of processor time each; the same address lets the browser keep
// what it has compiled.
import { serveLoopback } from '../../../out/main/serve-loopback.js';

let served = null;
let port = 0;

process.on('message', async ({ dataDir, passphraseCost }) => {
  await served?.close();
  served = null;
  if (dataDir !== null) {
    served = await serveLoopback({
      port,
      dataDir,
      passphraseCost,
      onBug: (where, error) =>
        process.stderr.write(`Error at ${where}: ${error instanceof Error ? error.stack : error}\n`),
    });
    port = Number(new URL(served.url).port);
  }
  process.send(served?.url ?? null);
});
process.on('disconnect', () => process.exit());
