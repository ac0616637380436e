// For the TypeScript files that need the checkout's folder.
export const projectRoot: string;
