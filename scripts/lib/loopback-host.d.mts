// Types of loopback-host.mjs, for the tests.
export function startLoopback(
  root: string,
  options: { dataDir: string | null; port: string | null },
): Promise<{ url: string; running: boolean; ended: Promise<number>; stop(): void } | { code: number }>;
