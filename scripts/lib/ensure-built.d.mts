// For the TypeScript tests.
export function ensureBuilt(
  root: string,
  options?: { force?: boolean; quiet?: boolean },
): Promise<{ ok: boolean; built: boolean; seconds: number; output: string }>;
