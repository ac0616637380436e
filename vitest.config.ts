// One project a room, so that a failure names the room. Real sockets and files: no fake timers by default.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { threadCode } from './scripts/vite/thread-code.mjs';

/**
 * `apart`: each file in a process of its own, for the room that changes what belongs to the process.
 * `testTimeout`: only ends what hangs; the whole sweeps of the engine's tests take half a minute on a busy machine.
 */
const project = (name: string, { testTimeout = 60_000, apart = false } = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: 60_000, isolate: apart },
});

export default defineConfig({
  plugins: [threadCode()],
  test: {
    environment: 'node',
    passWithNoTests: true,
    // Left alone, it takes one core less than there are: half of two.
    maxWorkers: availableParallelism(),
    projects: [
      project('unit'),
      project('engine', { testTimeout: 120_000 }),
      project('sandbox'),
      project('hosts', { apart: true }),
      project('cli'),
    ],
  },
});
