// For the TypeScript tests.
export interface StartOptions {
  shell: string | null;
  dataDir: string | null;
  port: string | null;
  limitMs: number;
}
export function readStartOptions(
  args: string[],
  env?: Record<string, string | undefined>,
): StartOptions | { usage: string; code: number };
