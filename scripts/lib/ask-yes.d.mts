// For the TypeScript tests.
export function askYes(
  question: string,
  options: {
    input: NodeJS.ReadableStream & { isTTY?: boolean };
    output: NodeJS.WritableStream & { isTTY?: boolean };
    signal: AbortSignal;
  },
): Promise<boolean>;
