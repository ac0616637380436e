// For the TypeScript files that start a browser.
export function isRoot(): boolean;
