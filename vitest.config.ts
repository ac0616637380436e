// One project a room, so that a failure names the room. Real sockets and files: no fake timers by default.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { threadCode } from './scripts/vite/thread-code.mjs';

/** Only ends what hangs: on a slow hour the longest tests take a minute. */
const LIMIT_MS = 180_000;

/**
 * `apart`: each file in a process of its own, for the room that changes what belongs to the process.
 */
const project = (name: string, { apart = false } = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: LIMIT_MS, hookTimeout: LIMIT_MS, isolate: apart },
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
      project('engine'),
      project('sandbox'),
      project('hosts', { apart: true }),
      project('cli'),
    ],
  },
});
