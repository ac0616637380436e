// `npm run bench [-- NAME]`: runs the benchmarks, each against a baseline in the same run. They print ratios; nothing passes or fails.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { threadCode } from '../../scripts/vite/thread-code.mjs';

const wanted = process.argv[2] ?? '';
const files = readdirSync(import.meta.dirname).filter(
  (name) => /\.(ts|mjs)$/.test(name) && name !== 'run.mjs' && name.includes(wanted),
);
const server = await createServer({
  configFile: false,
  plugins: [threadCode()],
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
for (const file of files.sort()) {
  const module = await server.ssrLoadModule(join(import.meta.dirname, file));
  await module.run?.();
}
await server.close();
process.exit(0);
