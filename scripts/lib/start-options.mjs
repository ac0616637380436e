// The arguments of `npm start`, checked before anything is installed or built.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm start -- [--shell=electron|window|serve] [--data-dir=FOLDER] [--port=NUMBER]

  --shell      how to show it; picked by itself when absent
  --data-dir   keep everything in this folder, apart from the usual one
  --port       for window and serve: the loopback port (0 for any free one)

When Electron's window does not open within 20 s, npm start says why and opens a browser window instead, also when Electron was
asked for. SCOPEBENCH_START_TIMEOUT_MS in the environment gives another time, in milliseconds.`;

const LIMIT_MS = 20_000;

/**
 * @typedef {{ shell: string | null, dataDir: string | null, port: string | null, limitMs: number }} StartOptions
 * @returns {StartOptions | { usage: string, code: number }}
 */
export function readStartOptions(args, env = process.env) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        shell: { type: 'string' },
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return { usage: `${error.message.split('. ')[0]}.\n\n${USAGE}`, code: 1 };
  }
  if (values.help) return { usage: USAGE, code: 0 };
  const { shell = null, port = null } = values;
  if (shell !== null && !['electron', 'window', 'serve'].includes(shell)) {
    return { usage: `There is no shell "${shell}".\n\n${USAGE}`, code: 1 };
  }
  const limitMs = Number(env.SCOPEBENCH_START_TIMEOUT_MS || LIMIT_MS);
  if (!Number.isInteger(limitMs) || limitMs < 1) {
    return { usage: `SCOPEBENCH_START_TIMEOUT_MS takes a number of milliseconds.\n\n${USAGE}`, code: 1 };
  }
  // npm runs scripts in the checkout; what the person typed is meant from where they were.
  const from = env.INIT_CWD || process.cwd();
  return { shell, port, limitMs, dataDir: values['data-dir'] ? resolve(from, values['data-dir']) : null };
}
