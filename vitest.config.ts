// One project a room, so that a failure names the room. Real sockets and files: no fake timers by default.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `apart`: each file in a process of its own, for the rooms that change what belongs to the process. */
const project = (name: string, { testTimeout = 20_000, apart = false } = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: 60_000, isolate: apart },
});

export default defineConfig({
  test: {
    environment: 'node',
    passWithNoTests: true,
    // Left alone, it takes one core less than there are. One more, because many tests wait for a process or a disk.
    maxWorkers: availableParallelism() + 1,
    projects: [
      project('unit'),
      project('engine', { testTimeout: 60_000 }),
      project('sandbox'),
      project('hosts', { testTimeout: 60_000, apart: true }),
      project('cli', { testTimeout: 60_000 }),
    ],
  },
});
