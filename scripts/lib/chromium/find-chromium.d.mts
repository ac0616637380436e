// For the TypeScript files that configure the page tests.
export function findChromium(
  purpose: 'window' | 'tests',
  env?: Record<string, string | undefined>,
): { path: string; name: string } | null;
