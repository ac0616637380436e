// For the TypeScript tests.
export function ensureInstalled(root: string): Promise<boolean>;
/** How many packages are absent or of another version; null when nothing is installed at all. */
export function missingPackages(root: string): number | null;
