// For the TypeScript tests.
export function keepCrashNote(
  folder: string,
  note: { version: string; happened: string; meaning: string; errorOutput: string },
  env?: Record<string, string | undefined>,
): { file: string; problem: string | null };
