// For the TypeScript files that run the Electron tests.
export function findElectron(root: string, env?: Record<string, string | undefined>): string | null;
