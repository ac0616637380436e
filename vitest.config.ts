// One project a room, so that a failure names the room. Real sockets and files: no fake timers by default.
import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 20_000) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    environment: 'node',
    passWithNoTests: true,
    projects: [
      project('unit'),
      project('engine', 60_000),
      project('sandbox'),
      project('hosts', 60_000),
      project('cli', 60_000),
    ],
  },
});
